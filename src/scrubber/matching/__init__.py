"""Rules read, checked, and matched against lines; and screens: what a text does not hold, told in one pass."""
