# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens to a page on its way into a scan. Each effect takes a picture (PIL, RGB) and gives it back changed; sizes
are in shares of the page or in inches, so that they look alike at any resolution. Where an effect moves what is printed,
`place_on_scan` says where a place of the page has gone.
"""
import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

CURL_WIDTH = 0.28        # how far from the spine a bound page leaves the glass, as a share of its width
STAMP_FONT = '/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf'


def pixels(im):
    return np.asarray(im).astype(np.float32)


def picture(a):
    return Image.fromarray(np.clip(a, 0, 255).astype(np.uint8))


def curl_drop(x, curl):
    """How much lower a place at x (a share of the width) comes to lie near the spine, as a share of the height."""
    return curl * np.square(np.clip(1 - x / CURL_WIDTH, 0, None))


def curl(im, amount):
    """A bound page near its spine, on the left: lines bend, and the glass does not light what it does not touch."""
    a = pixels(im)
    h, w = a.shape[:2]
    drop = curl_drop(np.arange(w) / w, amount) * h
    out = np.empty_like(a)
    rows = np.arange(h)
    for x in range(w):
        if drop[x] < 0.01:
            out[:, x:] = a[:, x:]
            break
        y = np.clip(rows - drop[x], 0, h - 1)
        low = y.astype(int)
        part = (y - low)[:, None]
        out[:, x] = a[low, x] * (1 - part) + a[np.minimum(low + 1, h - 1), x] * part
    dark = 1 - 0.5 * np.square(np.clip(1 - np.arange(w) / w / (CURL_WIDTH * 0.6), 0, None))
    return picture(out * dark[None, :, None])


def bleed(im, back, strength):
    """The other side of a thin sheet, mirrored and faint."""
    shade = 255 - pixels(back.transpose(Image.FLIP_LEFT_RIGHT).resize(im.size).convert('L').filter(ImageFilter.GaussianBlur(im.size[0] / 900)))
    return picture(pixels(im) - strength * shade[:, :, None])


def holes(im, dpi):
    """Two punch holes, 80 mm apart, on the dark lid of the glass."""
    out = im.copy()
    draw = ImageDraw.Draw(out)
    x, y, r = 0.47 * dpi, im.size[1] / 2, 0.11 * dpi
    for side in (-1, 1):
        cy = y + side * 1.57 * dpi
        draw.ellipse([x - r, cy - r, x + r, cy + r], fill=(52, 50, 48))
    return out


def stamp(im, dpi, random):
    """RECEIVED and a day, in a frame, somewhat turned, in the upper right corner or at the foot."""
    mark = Image.new('L', (int(1.9 * dpi), int(0.62 * dpi)), 0)
    draw = ImageDraw.Draw(mark)
    draw.rectangle([2, 2, mark.size[0] - 3, mark.size[1] - 3], outline=255, width=max(2, int(0.025 * dpi)))
    for k, text in enumerate(('RECEIVED', '%02d JUN 2019' % random.randint(1, 29))):
        draw.text((0.18 * dpi, (0.06 + 0.27 * k) * dpi), text, font=ImageFont.truetype(STAMP_FONT, int(0.19 * dpi)), fill=255)
    mark = mark.rotate(random.uniform(-9, 9), expand=True, resample=Image.BICUBIC)
    worn = pixels(mark) / 255 * random.uniform(0.55, 0.95, (mark.size[1], mark.size[0]))
    ink = ((170, 30, 40), (40, 50, 150))[random.randint(0, 2)]
    x = im.size[0] - mark.size[0] - int(0.25 * dpi)
    y = int(0.2 * dpi) if random.randint(0, 2) else im.size[1] - mark.size[1] - int(0.3 * dpi)
    a = pixels(im)
    part = a[y:y + mark.size[1], x:x + mark.size[0]]
    part[:] = part * (1 - worn[:, :, None]) + np.minimum(part, np.array(ink)) * worn[:, :, None]
    return picture(a)


def pen(im, dpi, figures, random):
    """Ticks, strokes and rings that somebody left beside figures, never over them; `figures` are boxes in pixels."""
    out = im.copy()
    draw = ImageDraw.Draw(out)
    for k in random.permutation(len(figures))[:max(2, len(figures) // 8)]:
        x0, y0, x1, y1 = figures[k]
        h = y1 - y0
        ink = ((30, 40, 130), (20, 20, 24), (160, 30, 30))[random.randint(0, 3)]
        width = max(2, int(0.011 * dpi))
        wobble = lambda: random.uniform(-0.06, 0.06) * h
        kind = random.randint(0, 3)
        if kind == 0:
            x = x1 + 0.45 * h
            draw.line([(x, y0 + 0.55 * h + wobble()), (x + 0.22 * h, y1 - 0.05 * h), (x + 0.75 * h + wobble(), y0 - 0.1 * h)], fill=ink, width=width, joint='curve')
        elif kind == 1:
            x = x0 - 0.5 * h
            draw.line([(x + wobble(), y0 - 0.1 * h), (x + wobble(), y1 + 0.1 * h)], fill=ink, width=width)
        else:
            draw.arc([x0 - 0.55 * h, y0 - 0.35 * h + wobble(), x1 + 0.55 * h, y1 + 0.35 * h], random.randint(0, 60), random.randint(300, 358), fill=ink, width=width)
    return out


def bilevel(im, level, random, specks):
    """Black and white at one level, with specks as worn glass and telephone lines leave them."""
    grey = pixels(im.convert('L'))
    speck = random.random(grey.shape) if specks else None
    grey = np.where(grey < level, 0, 255)
    if specks:
        grey = np.where(speck < specks, 0, np.where(speck > 1 - specks, 255, grey))
    return Image.fromarray(grey.astype(np.uint8)).convert('1', dither=Image.NONE)


def dithered(im):
    return im.convert('L').convert('1', dither=Image.FLOYDSTEINBERG)


def place_on_scan(where, x, y, level=False):
    """Where a place of a page, in points from its top left, lies on a scan's page; with `level`, once that has been turned
    about its middle until its lines are level. `where` is what scan.scan_paper gave for the page."""
    if 'width' not in where:
        return x, y
    width, height = where['width'], where['height']
    x, y = where['x'] + x * where['scale'], where['y'] + y * where['scale']
    if where['curl']:
        y += float(curl_drop(np.float64(x / width), where['curl'])) * height
    if level:
        return x, y
    turn = math.radians(where['skew'])
    dx, dy = x - width / 2, y - height / 2
    return width / 2 + dx * math.cos(turn) + dy * math.sin(turn), height / 2 - dx * math.sin(turn) + dy * math.cos(turn)
