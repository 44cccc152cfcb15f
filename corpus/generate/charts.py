# SPDX-License-Identifier: GPL-3.0-or-later
"""Small bar charts: decoys beside the tables, as drawn shapes or as a picture."""
import io

from PIL import Image, ImageDraw, ImageFont

W, H = 300, 110


def scale(values, target):
    top = max(values + ([target] if target else [])) or 1
    step = 10 ** (len(str(int(top))) - 1)
    return (int(top / step) + 1) * step


def parts(chart):
    """Shapes in a box of W by H: ('bar'|'line'|'text', ...)"""
    out, top = [], scale(chart.values, chart.target)
    left, bottom = 34, H - 18
    for k in range(5):
        y = bottom - k * (bottom - 16) / 4
        out.append(('line', left, y, W - 4, y, '#d5d5d5', 0.6))
        v = top * k / 4
        out.append(('text', left - 4, y + 3, '%d' % v if v == int(v) else '%.1f' % v, 'end'))
    n = len(chart.values)
    slot = (W - 4 - left) / max(n, 1)
    for k, v in enumerate(chart.values):
        x = left + slot * (k + 0.22)
        y = bottom - (bottom - 16) * v / top
        out.append(('bar', x, y, slot * 0.56, bottom - y, '#8fa9d6'))
        out.append(('text', left + slot * (k + 0.5), bottom + 11, chart.labels[k], 'middle'))
    if chart.target:
        y = bottom - (bottom - 16) * chart.target / top
        out.append(('line', left, y, W - 4, y, '#2e9b3d', 1.4))
    if chart.title:
        out.append(('text', W / 2, 10, chart.title[:70], 'middle'))
    return out


def svg(chart):
    o = []
    for p in parts(chart):
        if p[0] == 'line':
            o.append('<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke="%s" stroke-width="%s"/>' % p[1:])
        elif p[0] == 'bar':
            o.append('<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s"/>' % p[1:])
        else:
            o.append('<text x="%.1f" y="%.1f" font-size="7" text-anchor="%s">%s</text>' % (p[1], p[2], p[4], p[3].replace('&', '&amp;').replace('<', '&lt;')))
    return '<svg viewBox="0 0 %d %d" width="100%%">%s</svg>' % (W, H, ''.join(o))


def png(chart, k=2):
    im = Image.new('RGB', (W * k, H * k), 'white')
    d = ImageDraw.Draw(im)
    font = ImageFont.truetype('/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf', 7 * k)
    for p in parts(chart):
        if p[0] == 'line':
            d.line([p[1] * k, p[2] * k, p[3] * k, p[4] * k], fill=p[5], width=max(1, round(p[6] * k)))
        elif p[0] == 'bar':
            d.rectangle([p[1] * k, p[2] * k, (p[1] + p[3]) * k, (p[2] + p[4]) * k], fill=p[5])
        else:
            d.text((p[1] * k, p[2] * k), p[3], fill='#333333', font=font, anchor={'end': 'rs', 'middle': 'ms'}[p[4]])
    out = io.BytesIO()
    im.quantize(24).save(out, 'PNG', optimize=True)
    return out.getvalue()
