"""Training of the models that the package ships; nothing here is imported at run time."""
