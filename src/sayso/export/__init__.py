"""Export: readings in the forms that people and programs ask for. No form knows of another."""
