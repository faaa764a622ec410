"""A source as characters: encodings, Chinese characters, numerals, figures, periods, and quotes found in it."""
