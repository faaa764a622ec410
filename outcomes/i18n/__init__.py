"""Every visible word in Chinese and English: catalogues, numbers, dates, places, citations."""
