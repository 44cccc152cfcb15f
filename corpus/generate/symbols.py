# SPDX-License-Identifier: GPL-3.0-or-later
"""Symbols, in a box of 24 by 24 with the origin at its top left: as shapes, as glyphs and as little pictures."""
import io
import math

from PIL import Image, ImageDraw

COLOUR = {'green': '#2e8b3d', 'amber': '#f0a30a', 'red': '#d1182b', 'grey': '#7f7f7f', 'black': '#111111'}
TICK = [(3, 13), (6, 10), (10, 14), (18, 4), (21, 7), (10, 20)]
CROSS = [(4, 7), (7, 4), (12, 9), (17, 4), (20, 7), (15, 12), (20, 17), (17, 20), (12, 15), (7, 20), (4, 17), (9, 12)]
UP = [(12, 2), (20, 11), (15, 11), (15, 22), (9, 22), (9, 11), (4, 11)]
GLYPHS = {'tick': '\u2714', 'cross': '\u2718', 'ring': '\u25ef', 'disc': '\u25cf', 'square': '\u25a0', 'triangle': '\u25b2', 'diamond': '\u25c6',
          'up': '\u2b06', 'down': '\u2b07', 'flat': '\u2b0c', 'right': '\u27a1'}


def turned(points, degrees):
    a = math.radians(degrees)
    return [(12 + (x - 12) * math.cos(a) - (y - 12) * math.sin(a), 12 + (x - 12) * math.sin(a) + (y - 12) * math.cos(a)) for x, y in points]


def circle(cx, cy, r, n=36):
    return [(cx + r * math.cos(2 * math.pi * k / n), cy + r * math.sin(2 * math.pi * k / n)) for k in range(n)]


def shapes(shape):
    """[(outline, 'own' or 'white')] painted in order; round ones as polygons of many corners."""
    if shape == 'tick':
        return [(TICK, 'own')]
    if shape == 'cross':
        return [(CROSS, 'own')]
    if shape == 'ring':
        return [(circle(12, 12, 10), 'own'), (circle(12, 12, 6.5), 'white')]
    if shape == 'disc':
        return [(circle(12, 12, 10), 'own')]
    if shape == 'square':
        return [([(3, 3), (21, 3), (21, 21), (3, 21)], 'own')]
    if shape == 'diamond':
        return [([(12, 1), (23, 12), (12, 23), (1, 12)], 'own')]
    if shape == 'triangle':
        return [([(12, 2), (23, 22), (1, 22)], 'own')]
    if shape == 'disc-tick':
        return [(circle(12, 12, 11), 'own'), ([(3 + x * 0.75, 3 + y * 0.75) for x, y in TICK], 'white')]
    if shape == 'square-cross':
        return [([(2, 2), (22, 2), (22, 22), (2, 22)], 'own'), ([(3 + x * 0.75, 3 + y * 0.75) for x, y in CROSS], 'white')]
    if shape == 'warning':
        return [([(12, 1), (24, 23), (0, 23)], 'own'), ([(11, 8), (13, 8), (13, 16), (11, 16)], 'white'), ([(11, 18), (13, 18), (13, 20), (11, 20)], 'white')]
    if shape == 'up':
        return [(UP, 'own')]
    if shape == 'down':
        return [(turned(UP, 180), 'own')]
    if shape == 'right':
        return [(turned(UP, 90), 'own')]
    if shape == 'flat':
        return [([(1, 12), (8, 5), (8, 9), (16, 9), (16, 5), (23, 12), (16, 19), (16, 15), (8, 15), (8, 19)], 'own')]
    raise ValueError(shape)


def svg(symbol, size, outline=False):
    shape, colour = symbol
    own = COLOUR.get(colour, colour)
    parts = []
    for points, which in shapes(shape):
        d = 'M' + ' L'.join('%.2f %.2f' % p for p in points) + 'Z'
        if outline:
            parts.append('<path d="%s" fill="none" stroke="%s" stroke-width="1.6"/>' % (d, own))
        else:
            parts.append('<path d="%s" fill="%s"/>' % (d, own if which == 'own' else '#ffffff'))
    return '<svg width="%spt" height="%spt" viewBox="0 0 24 24">%s</svg>' % (size, size, ''.join(parts))


def png(symbol, pixels=40):
    shape, colour = symbol
    k = 4 * pixels / 24
    im = Image.new('RGB', (4 * pixels, 4 * pixels), 'white')
    d = ImageDraw.Draw(im)
    for points, which in shapes(shape):
        d.polygon([(x * k, y * k) for x, y in points], fill=COLOUR.get(colour, colour) if which == 'own' else 'white')
    out = io.BytesIO()
    im.resize((pixels, pixels), Image.LANCZOS).save(out, 'PNG')
    return out.getvalue()
