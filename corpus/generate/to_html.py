# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks into HTML, printed by headless Chromium or by WeasyPrint."""
import base64
import html
import pathlib
import re
import shutil
import subprocess
import tempfile

import charts
import symbols
from blocks import Beside, BigFigures, Card, Chart, Heading, PageBreak, Para, Table


def words(text):
    t = html.escape(text, quote=False)
    t = re.sub(r'\^(.+?)\^', r'<sup>\1</sup>', t)
    t = re.sub(r'\*\*(\S.*?)\*\*', r'<b>\1</b>', t) if '** ' not in t else t
    return t.replace('\n', '<br>')


def picture(data, style=''):
    return '<img style="%s" src="data:image/png;base64,%s">' % (style, base64.b64encode(data).decode())


def symbol(s, look, size=None):
    size = size or look.get('symbol_size', 10)
    how = look.get('symbol_form', 'path')
    if how == 'glyph' and s[0] in symbols.GLYPHS:
        return '<span class="glyph" style="color:%s;font-size:%spt">%s</span>' % (symbols.COLOUR.get(s[1], s[1]), size, symbols.GLYPHS[s[0]])
    if how == 'picture':
        return picture(symbols.png(s), 'width:%spt;height:%spt' % (size, size))
    return symbols.svg(s, size, outline=how == 'outline')


def cell(c, tag, look, extra=''):
    st = []
    if c.fill:
        st.append('background:%s' % c.fill)
    if c.ink:
        st.append('color:%s' % c.ink)
    if c.bold:
        st.append('font-weight:bold')
    if c.align != 'left':
        st.append('text-align:%s' % c.align)
    body = words(c.text)
    if c.vertical:
        if look['engine'] == 'chromium':
            body = '<div style="writing-mode:vertical-rl;transform:rotate(180deg);margin:auto;max-height:110pt">%s</div>' % body
        else:
            body = '<div style="width:1em;margin:auto"><div style="transform:rotate(-90deg);width:90pt;margin-left:-40pt;text-align:center;height:1.2em">%s</div></div>' % body
    if c.symbol:
        body = symbol(c.symbol, look)
    span = (' colspan=%d' % c.colspan if c.colspan > 1 else '') + (' rowspan=%d' % c.rowspan if c.rowspan > 1 else '')
    return '<%s%s%s style="%s">%s</%s>' % (tag, span, extra, ';'.join(st), body, tag)


def table(t, look):
    total = sum(t.widths)
    cols = '<colgroup>%s</colgroup>' % ''.join('<col style="width:%.2f%%">' % (100 * w / total) for w in t.widths)
    style = 'width:%.1f%%;' % (100 * t.width) + ('font-size:%spt' % t.size if t.size else '')
    chunks = [t.rows[a:b] for a, b in zip((0,) + tuple(t.breaks), tuple(t.breaks) + (len(t.rows),))]
    out = []
    for k, rows in enumerate(chunks):
        header = t.header if k == 0 or t.continued == 'repeat' else (t.changed_header or t.header) if t.continued == 'changed' else []
        tag = 'thead' if k == 0 and t.continued == 'repeat' and not t.breaks else 'tbody'
        h = '<%s class="head">%s</%s>' % (tag, ''.join('<tr>%s</tr>' % ''.join(cell(c, 'th', look) for c in r.cells) for r in header), tag) if header else ''
        body, keep, stripe = [], [], 0
        for r in rows:
            stripe += r.kind == 'body' and not keep
            keep.append('<tr class="%s%s">%s</tr>' % (r.kind, ' odd' if stripe % 2 else '', ''.join(cell(c, 'td', look) for c in r.cells)))
            if not r.join_next:
                body.append('<tbody>%s</tbody>' % ''.join(keep))
                keep = []
        body += keep
        out.append('%s<table class="grid" style="%s">%s%s%s</table>' % ('<div class="page"></div>' if k else '', style, cols, h, ''.join(body)))
    return ''.join(out)


def block(b, look):
    if isinstance(b, Heading):
        return '<h%d%s>%s</h%d>' % (b.level, ' class="band"' if b.band else '', words(b.text), b.level)
    if isinstance(b, Para):
        style = ('font-size:%spt;' % b.size if b.size else '') + ('font-weight:bold' if b.bold else '')
        if b.number:
            return '<div class="numbered"><span>%s</span><p>%s</p></div>' % (b.number, words(b.text))
        return '<p style="%s">%s</p>' % (style, ('\u2022 ' if b.bullet else '') + words(b.text))
    if isinstance(b, Table):
        return table(b, look)
    if isinstance(b, Beside):
        total = sum(b.widths)
        return '<table class="beside"><tr>%s</tr></table>' % ''.join('<td style="width:%.1f%%">%s</td>' % (100 * w / total, ''.join(block(x, look) for x in c)) for w, c in zip(b.widths, b.columns))
    if isinstance(b, Chart):
        return '<div class="chart">%s</div>' % (picture(charts.png(b), 'width:100%') if b.picture else charts.svg(b))
    if isinstance(b, BigFigures):
        return '<div class="box"><b>%s</b><div>%s</div></div>' % (words(b.title), ''.join('<span class="big"><b>%s</b><br>%s</span>' % (words(t), words(c)) for t, c in b.items))
    if isinstance(b, Card):
        return ('<table class="card"><tr><td class="name" colspan=2>%s</td><td class="rag" style="background:%s">%s<br>%s</td></tr><tr><td colspan=3>%s</td></tr><tr>%s</tr></table>' % (
            words(b.name), b.fill, words(b.rating), symbols.svg(b.arrow, 11, outline=look.get('outline_arrows', False)), block(b.chart, look), ''.join('<td class="figure">%s</td>' % words(f) for f in b.figures)))
    raise TypeError(b)


def css(look):
    rules = look.get('rules', 'full')
    colour, thick = look.get('rule_colour', '#444444'), look.get('rule_thickness', 0.7)
    border = {'full': 'border:%spt solid %s' % (thick, colour), 'horizontal': 'border-top:%spt solid %s;border-bottom:%spt solid %s' % (thick, colour, thick, colour), 'none': 'border:none'}[rules]
    return '''
@page { size:A4; margin:16mm 15mm; @top-right { content:"%(running)s"; font:7pt %(font)s; color:#777 } @bottom-center { content:"Page " counter(page); font:8pt %(font)s } }
@page wide { size:A4 landscape; margin:12mm 12mm }
.wide { page:wide } .tall { page:auto }
section + section { break-before:page }
body { font:%(size)spt %(font)s; margin:0; line-height:1.25 }
.page { break-before:page }
h1 { font-size:1.5em; color:%(accent)s; margin:6pt 0 } h2 { font-size:1.2em; color:%(accent)s; margin:6pt 0 4pt } h3 { font-size:1em; margin:6pt 0 3pt }
h1,h2,h3 { break-after:avoid }
.band { background:%(accent)s; color:white; padding:3pt 5pt }
p { margin:3pt 0 } .numbered { margin:4pt 0; position:relative } .numbered span { position:absolute; left:0 } .numbered p { margin:0 0 0 26pt }
table.grid { border-collapse:collapse; table-layout:fixed; margin:4pt 0 6pt; font-size:%(table_size)spt }
.grid td, .grid th { padding:%(pad)s; vertical-align:%(valign)s; %(border)s; overflow-wrap:break-word; font-weight:normal }
.grid th, .grid tr.header td { background:%(header_fill)s; color:%(header_ink)s }
.grid tr { break-inside:avoid } .grid tbody { break-inside:avoid }
tr.odd td { background:%(zebra)s }
tr.heading td { background:%(heading_fill)s; color:%(heading_ink)s } tr.subheading td { background:%(sub_fill)s; color:%(sub_ink)s } tr.total td { border-top:1pt solid #222 }
sup { font-size:0.65em; line-height:0 }
.glyph { font-family:"DejaVu Sans" }
.beside { width:100%%; border-collapse:collapse } .beside > tbody > tr > td { vertical-align:top; padding:0 4pt }
.chart { border:0.6pt solid #ccc; margin:0 0 4pt } .chart img { display:block }
.box { border:1pt solid %(accent)s; border-radius:4pt; text-align:center; padding:4pt; margin:3pt } .big { display:inline-block; margin:3pt 6pt; font-size:0.8em } .big b { font-size:1.9em; color:%(accent)s }
table.card { width:100%%; border-collapse:collapse; margin:0 0 12pt; break-inside:avoid } .card td { border:0.8pt solid #222; padding:2pt 4pt } .card .name { background:#d9d9d9; width:84%% } .card .rag { text-align:center; width:16%% } .card .figure { text-align:center; width:33.3%% } .card .chart { border:none; width:%(chart)s; margin:auto }
%(more)s
''' % dict(running=look.get('running', ''), font=look.get('font', 'Liberation Sans'), size=look.get('size', 10.5), accent=look.get('accent', '#1f3864'), table_size=look.get('table_font', 8), pad=look.get('pad', '2pt 3pt'),
           valign=look.get('valign', 'middle'), border=border, header_fill=look.get('header_fill', 'transparent'), header_ink=look.get('header_ink', '#000'), zebra=look.get('zebra', 'transparent'),
           heading_fill=look.get('heading_fill', 'transparent'), heading_ink=look.get('heading_ink', '#000'), sub_fill=look.get('sub_fill', 'transparent'), sub_ink=look.get('sub_ink', '#000'), more=look.get('css', ''), chart=look.get('chart_width', '72%%').replace('%%', '%'))


def page(blocks, look):
    sections, current, orientation = [], [], 'portrait'
    for b in blocks:
        if isinstance(b, PageBreak):
            if current:
                sections.append((orientation, current))
            current, orientation = [], b.orientation
        else:
            current.append(b)
    if current:
        sections.append((orientation, current))
    body = ''.join('<section class="%s">%s</section>' % ('wide' if o == 'landscape' else 'tall', ''.join(block(b, look) for b in bs)) for o, bs in sections)
    return '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>%s</title><style>%s</style></head><body>%s</body></html>' % (html.escape(look.get('title', '')), css(look), body)


def chromium(text, out, look):
    """Prints with headless Chromium; a look with tagged false leaves the structure tree out."""
    with tempfile.TemporaryDirectory() as d:
        src, made = pathlib.Path(d, 'paper.html'), pathlib.Path(d, 'paper.pdf')
        src.write_text(text, encoding='utf-8')
        args = ['chromium', '--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
                '--user-data-dir=%s/profile' % d, '--no-pdf-header-footer', '--print-to-pdf=%s' % made]
        if not look.get('tagged', False):
            args.append('--disable-pdf-tagging')
        subprocess.run(args + [src.as_uri()], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)
        shutil.copy(made, out)


def weasyprint(text, out, look):
    import weasyprint as w
    w.HTML(string=text).write_pdf(str(out))
