"""Make the model that ships: data, training, export, calibration. Imports the package; the package never imports it."""
