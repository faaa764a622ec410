"""A source as characters: encodings, the grammar of numerals and figures, periods, anchors."""
