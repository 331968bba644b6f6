"""Attribution: who is said to have stated what a sentence says, and which words say so."""

from __future__ import annotations

from dataclasses import dataclass

from arextract.layers import RoleSpan
from arextract.pipes.claims import lexicon
from arextract.pipes.claims.people import Memory
from arextract.pipes.claims.tokens import MARK, MARKER, NAME, PROCLITIC, QUANTITY, TIME, WORD, Token

_THAT = frozenset(["ان", "انه", "انها", "انهم", "بان", "بانه", "بانها", "انهما"])
_TITLES_STOP = frozenset(["في", "من", "على", "علي", "عن", "الي", "خلال", "لدي", "التي", "الذي", "الذين", "ضمن", "بين", "بعد", "قبل", "منذ"])
_ADVERBIAL = frozenset(
    ["لدي", "اثر", "اثناء", "عبر", "لقاء", "مساء", "صباح", "اليوم", "ان", "في", "عن", "الي", "بعد", "خلال", "منذ", "امس", "على", "علي", "من", "فى", "،", ",", "عقب"]
)
_CARRYING = frozenset(
    ["مضيفا", "مضيفه", "موضحا", "موضحه", "مشيرا", "مشيره", "موكدا", "موكده", "لافتا", "لافته", "منوها", "كاشفا", "محذرا", "محذره", "نافيا", "نافيه", "مبينا", "معتبرا", "متوقعا"]
)
_MEDIA = frozenset(["مراسل", "مراسله", "وكاله", "صحيفه", "قناه", "اذاعه", "جريده", "شبكه", "موقع", "جوهره", "برنامج", "تلفزيون", "راديو"])
_SPEAKING = frozenset(["قال", "اعلن", "صرح", "اكد", "اوضح", "اضاف", "ذكر", "افاد", "ابلغ", "تابع", "كشف", "لفت", "اشار", "اردف", "استطرد", "حذر", "شدد"])
_MAX = 25


@dataclass(slots=True)
class Source:
    """A source, the tokens ``first:last`` that name it, and those that it holds for (``begin:stop``)."""

    role: RoleSpan | None
    first: int
    last: int
    begin: int
    stop: int
    rule: str
    hedged: bool = False
    denied: bool = False
    local: bool = False


def _document(key: str) -> bool:
    rows = lexicon.phrases("claim_attribution")
    for cut in ("", "ال", "ل", "لل", "ب"):
        if key.startswith(cut) and any(
            kind == "document" and len(words) == 1 for words, kind in rows.get(key[len(cut) :], ())
        ):
            return True
    return False


_ESTIMATES = frozenset(["تقديرات", "توقعات", "تقدير", "التقديرات", "التوقعات"])


class Attributor:
    """Finds the sources of one sentence after another."""

    def __init__(self, text: str, memory: Memory) -> None:
        self.text, self.memory = text, memory
        self.rows = lexicon.phrases("claim_attribution")

    def find(self, tokens: list[Token]) -> list[Source]:
        """All sources of a sentence in their order."""
        found: list[Source] = []
        i = 0
        while i < len(tokens):
            source = self._cue(tokens, i) or self._speech(tokens, i) or self._carried(tokens, i, found)
            if source is None:
                i += 1
                continue
            found.append(source)
            i = max(source.last, i + 1)
        return found

    # --- وفقا لـ، بحسب، نقلا عن، كما قال
    def _cue(self, tokens: list[Token], i: int) -> Source | None:
        if tokens[i].kind != WORD:
            return None
        for words, kind in self.rows.get(tokens[i].key, ()):
            if kind == "document":
                continue
            end = self._match(tokens, i, words)
            if not end:
                continue
            if kind == "same":
                role = self.memory.speaker
                return Source(role, i, end, 0, len(tokens), "source_same") if role else None
            verbal = words[-1] in ("ما", "لما", "حسبما", "كما")
            if verbal or (end < len(tokens) and tokens[end].key in ("ما", "لما")):
                if tokens[end].key in ("ما", "لما"):
                    end += 1
                if end >= len(tokens):
                    return None
                verb = lexicon.verb(tokens[end].key)
                if verb is None or not (
                    verb.cls == "say" or tokens[end].key in ("جاء", "ورد", "جاءت", "وردت", "نقلت", "نشرت", "نقله")
                ):
                    return None
                end += 1
                if verb.lemma in ("جاء", "ورد") and end < len(tokens) and tokens[end].key in ("في", "فى", "على", "علي"):
                    end += 1
            last = self._stop(tokens, end, verbal)
            if last <= end:
                return None
            role = self._role(tokens, end, last)
            if words[-1] in ("كما", "حسبما") and role is None:
                return None
            begin = i - 1 if i and tokens[i - 1].kind == PROCLITIC and tokens[i - 1].key == "و" else i
            return (
                Source(role, begin, last, 0, len(tokens), "source_cue", hedged=self._estimates(tokens, end), local=True)
                if role
                else None
            )
        return None

    def _carried(self, tokens: list[Token], i: int, found: list[Source]) -> Source | None:
        """«… مشيرا إلى أن …» in a sentence that names no speaker: the last one goes on."""
        if found or tokens[i].key not in _CARRYING or self.memory.speaker is None:
            return None
        if not any(t.key in _THAT for t in tokens[i + 1 : i + 4]):
            return None
        return Source(self.memory.speaker, i, i + 1, 0, len(tokens), "source_carried")

    @staticmethod
    def _match(tokens: list[Token], i: int, words: tuple[str, ...]) -> int:
        j = i
        for word in words:
            if j >= len(tokens) or tokens[j].key != word:
                return 0
            j += 1
        return j

    @staticmethod
    def _estimates(tokens: list[Token], i: int) -> bool:
        return i < len(tokens) and tokens[i].key.removeprefix("ل") in _ESTIMATES

    def _stop(self, tokens: list[Token], i: int, verbal: bool) -> int:
        """Where the phrase of an attribution ends: at a comma, quantity, bracket, verb, or opener."""
        j = i
        person = False
        while j < len(tokens) and j - i < _MAX:
            token = tokens[j]
            if token.kind in (QUANTITY, MARKER):
                break
            if token.kind == NAME and self.memory.names[token.ref].label == "PER":
                person = True
            if token.kind == MARK:
                if token.key in ('"', "'", "/"):
                    j += 1
                    continue
                if token.key == "(":
                    close = next((k for k in range(j + 1, min(j + 8, len(tokens))) if tokens[k].key == ")"), 0)
                    if close and not any(t.kind == QUANTITY for t in tokens[j:close]):
                        j = close + 1
                        continue
                    break
                if token.key in ("،", ",") and verbal and not person and self._person_ahead(tokens, j):
                    j += 1
                    continue
                break
            if token.kind == WORD and j > i:
                key = token.key
                if key in _THAT or key in (
                    "فان",
                    "فقد",
                    "حيث",
                    "اذ",
                    "بينما",
                    "فيما",
                    "الذي",
                    "التي",
                    "كان",
                    "كانت",
                    "فانه",
                    "فانها",
                    "اما",
                ):
                    break
                verb = None if token.tied else lexicon.verb(key)
                if verb is not None and not verb.nounlike:
                    if verb.pronoun and verb.cls in ("say", "act") and j + 1 < len(tokens):
                        j += 1
                        continue
                    break
            elif token.kind == PROCLITIC and token.key == "ف":
                break
            j += 1
        while j > i and tokens[j - 1].kind == PROCLITIC:
            j -= 1
        return j

    def _person_ahead(self, tokens: list[Token], j: int) -> bool:
        for token in tokens[j + 1 : j + 12]:
            if token.kind in (QUANTITY, TIME):
                return False
            if token.kind == NAME and self.memory.names[token.ref].label == "PER":
                return True
        return False

    def _role(self, tokens: list[Token], first: int, last: int) -> RoleSpan | None:
        """The source inside tokens first:last: a person, an issuing body, a document, or the noun phrase."""
        while first < last and tokens[first].key in ("ب", "به", "ه", "نا", "ها"):
            first += 1
        while first < last and (
            tokens[first].kind in (PROCLITIC, MARK)
            or tokens[first].key in ("كل", "من", "عن", "لدى", "احدث", "اخر", "نفس", "هذا", "هذه")
        ):
            first += 1
        if first >= last:
            return None
        names = self.memory.names
        inside = [k for k in range(first, last) if tokens[k].kind == NAME]
        head = tokens[first]
        if head.kind == NAME:
            person = next((k for k in inside if names[tokens[k].ref].label == "PER"), None)
            chosen = (
                person
                if person is not None and names[head.ref].label != "PER" and self._close(tokens, first, person)
                else first
            )
            return self.memory.name_role(tokens[chosen].ref)
        for k in inside:
            if names[tokens[k].ref].label == "PER":
                return self.memory.name_role(tokens[k].ref)
        if _document(head.key):
            for k in inside:
                if names[tokens[k].ref].label in ("ORG", "MISC", "PRODUCT", "PER"):
                    return self.memory.name_role(tokens[k].ref)
            for k in range(first + 1, last):
                if tokens[k].kind == WORD and lexicon.noun(tokens[k].key).definite and lexicon.class_of(tokens[k].key):
                    resolved = self.memory.resolve_class(tokens[k].key, tokens[k].start)
                    return resolved or self._words(tokens, k, last)
            return self._words(tokens, first, last)
        known = lexicon.class_of(head.key)
        if known is not None:
            if inside and inside[0] - first <= 3 and names[tokens[inside[0]].ref].label != "LOC":
                return self.memory.name_role(tokens[inside[0]].ref)
            if (
                lexicon.noun(head.key).definite
                or head.key.startswith("ل")
                or (first + 1 < last and tokens[first + 1].key in ("ذاتها", "نفسها", "ذاته", "نفسه"))
            ):
                resolved = self.memory.resolve_class(head.key, head.start)
                if (
                    resolved is not None
                    and first + 1 < last
                    and lexicon.noun(tokens[first + 1].key).definite
                    and tokens[first + 1].key not in ("ذاتها", "نفسها")
                ):
                    return self._words(tokens, first, last)
                if resolved is not None:
                    return resolved
        return self._words(tokens, first, last)

    @staticmethod
    def _close(tokens: list[Token], first: int, last: int) -> bool:
        return all(t.kind != MARK for t in tokens[first:last])

    @staticmethod
    def _is_verb(token: Token) -> bool:
        key = token.key
        verb = None if token.tied else lexicon.verb(key)
        if verb is not None:
            return not verb.nounlike
        return not token.tied and key[0] == "ا" and len(key) >= 5 and "ا" not in key[1:] and not key.startswith("ال")

    def _words(self, tokens: list[Token], first: int, last: int) -> RoleSpan | None:
        stop = first
        while stop < last and tokens[stop].kind in (WORD, NAME, PROCLITIC, MARK):
            token = tokens[stop]
            if (
                token.kind == WORD
                and stop > first
                and ((token.key in _TITLES_STOP and token.key not in ("في", "من")) or self._is_verb(token))
            ):
                break
            if token.kind == MARK and token.key not in ('"', "'"):
                break
            if (
                token.kind == PROCLITIC
                and token.key == "ل"
                and stop > first
                and stop + 1 < last
                and tokens[stop + 1].key.removeprefix("ل") in _MEDIA
            ):
                break  # «قال المدير لمراسلة …»
            if (
                token.kind == WORD
                and stop > first
                and token.key.removeprefix("ل") in _MEDIA
                and token.key.startswith("ل")
            ):
                break
            stop += 1
        if stop == first:
            return None
        start = tokens[first].start
        return RoleSpan(start, tokens[stop - 1].end)

    # --- قال X إن، X أوضح أن، أظهرت بيانات أن
    def _speech(self, tokens: list[Token], i: int) -> Source | None:
        token = tokens[i]
        if token.kind != WORD or token.tied:
            return None
        verb = lexicon.verb(token.key)
        if verb is None or verb.cls != "say":
            return None
        if i and tokens[i - 1].kind == PROCLITIC and tokens[i - 1].key in ("ب", "ل", "ك"):
            return None
        if verb.lemma == "قدر" and i + 1 < len(tokens) and (tokens[i + 1].key == "ب" or tokens[i + 1].kind == QUANTITY):
            return None
        if token.key in ("بين", "تبين", "يتبين") or (verb.lemma == "نشر" and verb.tense == "past"):
            return None
        hedge, deny = "hedge" in verb.flags, "deny" in verb.flags
        that = self._that(tokens, i + 1)
        opened = that if that >= 0 else self._quote(tokens, i + 1)
        inverted = self._inverted(tokens, i)
        direct = (hedge or deny or verb.lemma == "اعلن") and self._direct(tokens, i)
        if opened < 0 and not direct and not inverted:
            return None
        first = i + 1
        if verb.lemma == "نقل" and first < len(tokens) and tokens[first].key == "عن":
            first += 1
        last = opened if opened >= 0 else self._subject_end(tokens, first)
        role = self._speaker(tokens, first, last) if last > first else None
        if role is None:
            role = self._before(tokens, i)
        if role is None:
            return None
        estimate = self._estimates(tokens, i + 1)
        if estimate and role.name is None:
            return Source(None, i, last, i, len(tokens), "estimate", hedged=True)
        begin = 0 if inverted else i
        last = last if opened >= 0 else i + 1
        return Source(role, i, last, begin, len(tokens), "source_speech", hedged=hedge or estimate, denied=deny)

    @staticmethod
    def _that(tokens: list[Token], i: int) -> int:
        """The index of the أن that a verb of speech opens, before any other verb or quantity; -1 if none."""
        quotes = 0
        for j in range(i, min(i + _MAX, len(tokens))):
            token = tokens[j]
            if token.kind == QUANTITY:
                return -1
            if token.kind in (WORD, PROCLITIC):
                if token.key in _THAT:
                    return j
                verb = None if token.tied else lexicon.verb(token.key)
                if (
                    verb is not None
                    and not verb.nounlike
                    and quotes % 2 == 0
                    and tokens[j - 1].key not in ("الذي", "التي", "الذين", "ما")
                    and verb.cls not in ("act", "say", "own", "rank")
                ):
                    return -1
            elif token.key == '"':
                quotes += 1
        return -1

    @staticmethod
    def _quote(tokens: list[Token], i: int) -> int:
        """The index of a colon or of an opening quotation that holds more than a name; -1 if none."""
        for j in range(i, min(i + _MAX, len(tokens))):
            key = tokens[j].key
            if tokens[j].kind == QUANTITY:
                return -1
            if key == ":":
                return j
            if key == '"':
                closing = next((k for k in range(j + 1, len(tokens)) if tokens[k].key == '"'), len(tokens))
                if closing - j > 5:
                    return j
        return -1

    @staticmethod
    def _direct(tokens: list[Token], i: int) -> bool:
        return any(t.kind == QUANTITY for t in tokens[i + 1 : i + 30])

    @staticmethod
    def _inverted(tokens: list[Token], i: int) -> bool:
        """«…»، قال X: a verb of speech after a closing quotation or a comma at the end of the sentence."""
        k = i - 1
        while k >= 0 and tokens[k].key in ("،", ",", "و", "كما", "-"):
            k -= 1
        return k >= 0 and tokens[k].key == '"' and k < i - 0

    def _subject_end(self, tokens: list[Token], i: int) -> int:
        j = i
        definite = False
        while j < len(tokens) and j - i < 12:
            token = tokens[j]
            if token.kind in (QUANTITY, TIME, MARKER) or (token.kind == MARK and token.key not in ('"',)):
                break
            if token.kind == NAME:
                definite = True
                j += 1
                nxt = tokens[j] if j < len(tokens) else None
                if (
                    nxt is not None
                    and nxt.kind == WORD
                    and not lexicon.noun(nxt.key).definite
                    and not nxt.key.startswith("ل")
                ):
                    break
                continue
            if token.kind == WORD:
                verb = None if token.tied else lexicon.verb(token.key)
                if verb is not None and not verb.nounlike:
                    break
                if definite and not lexicon.noun(token.key).definite and not token.key.startswith("ل"):
                    break
                if lexicon.noun(token.key).definite:
                    definite = True
            j += 1
        return j

    def _speaker(self, tokens: list[Token], first: int, last: int) -> RoleSpan | None:
        """The speaker after a verb of speech: «X لوكالة Y» and «إلى» phrases are cut off; a thing said is no speaker."""
        begin = first
        head = tokens[begin]
        if head.key in ("ل", "ما", "ان"):
            return None
        if _document(head.key):
            return self._role(tokens, begin, last)
        if head.kind == WORD and lexicon.noun(head.key).kind in ("measure", "part", "action", "change", "count"):
            return None
        if head.key in _ADVERBIAL:
            person = next(
                (
                    k
                    for k in range(begin, last)
                    if tokens[k].kind == NAME and self.memory.names[tokens[k].ref].label == "PER"
                ),
                None,
            )
            return self.memory.name_role(tokens[person].ref) if person is not None else None
        for k in range(begin, last):
            if tokens[k].kind == NAME and self.memory.names[tokens[k].ref].label == "PER":
                if not (tokens[k - 1].kind == PROCLITIC and tokens[k - 1].key == "ل"):
                    return self.memory.name_role(tokens[k].ref)
        stop = begin
        while stop < last:
            token = tokens[stop]
            if token.kind == PROCLITIC and token.key == "ل" and stop > begin:
                break
            if token.kind == TIME or (
                token.kind == WORD and token.key in ("الي", "خلال", "في", "بعد", "امس", "الذي", "التي", "عن", "ان")
            ):
                if not any(
                    tokens[k].kind == NAME and self.memory.names[tokens[k].ref].label == "PER"
                    for k in range(stop, last)
                ) or any(
                    tokens[k].kind == NAME and self.memory.names[tokens[k].ref].label == "PER"
                    for k in range(begin, stop)
                ):
                    break
            stop += 1
        return self._role(tokens, begin, stop)

    def _before(self, tokens: list[Token], i: int) -> RoleSpan | None:
        """The speaker of a verb without its own: a noun phrase just before it, the head of its relative clause, or the last speaker."""
        k = i - 1
        if k > 0 and tokens[k].kind == PROCLITIC and tokens[k].key == "ف" and tokens[k - 1].kind == NAME:
            return self.memory.name_role(tokens[k - 1].ref)  # «أما X فتتوقع»
        while k >= 0 and (tokens[k].key in ("الذي", "التي", "قد", "و", "الذين", '"', ")", "،", ",")):
            k -= 1
        relative = any(t.key in ("الذي", "التي", "الذين") for t in tokens[max(0, k) : i])
        if k >= 0 and tokens[k].kind == NAME and (relative or (k == i - 1)):
            return self.memory.name_role(tokens[k].ref)
        if k >= 0 and k == i - 1 and tokens[k].kind == WORD and lexicon.noun(tokens[k].key).definite:
            resolved = self.memory.resolve_class(tokens[k].key, tokens[k].start)
            if resolved is not None:
                return resolved
            if lexicon.class_of(tokens[k].key) or _document(tokens[k].key):
                return RoleSpan(tokens[k].start, tokens[k].end)
        if i <= 1 or tokens[i - 1].kind == PROCLITIC:
            return self.memory.speaker
        return None
