"""Small real models, made anew from our own sentences: the engines' own trainers and formats, nothing of third parties."""
