# A small image with the models inside: non-root, and able to run with a read-only root file system.
#   docker build -t arextract .
#   docker run --rm --read-only --tmpfs /tmp --network none -v "$PWD/seeds:/in:ro" -v "$PWD/outputs:/out" arextract run /in -o /out
FROM python:3.12-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE CHANGELOG.md ./
COPY src src
COPY models models
COPY pipelines pipelines
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /dist .

FROM python:3.12-slim
RUN useradd --create-home --uid 10001 reader
COPY --from=build /dist /dist
RUN pip install --no-cache-dir /dist/*.whl && rm -r /dist
USER 10001
WORKDIR /home/reader
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUTF8=1 OMP_NUM_THREADS=1
ENTRYPOINT ["arextract"]
CMD ["--help"]
