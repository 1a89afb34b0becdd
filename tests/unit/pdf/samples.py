PAPER = (
    '<!doctype html><html lang="en"><head><title>T</title></head><body><p>Good</p></body></html>'
)
