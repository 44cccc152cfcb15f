# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks drawn with ReportLab: untagged, rules as strokes or as thin filled areas, pages that carry /Rotate."""
import html
import io
import re
import subprocess

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, Image, KeepTogether, NextPageTemplate, PageBreak as NewPage, PageTemplate, Paragraph, Spacer, Table as Grid

import charts
import symbols
from blocks import Beside, BigFigures, Card, Chart, Heading, PageBreak, Para, Table

LIBERATION = '/usr/share/fonts/truetype/liberation/'
FAMILIES = {'Liberation Sans': 'LiberationSans', 'Liberation Serif': 'LiberationSerif', 'Liberation Sans Narrow': 'LiberationSansNarrow'}
STANDARD = {'Helvetica': ('Helvetica', 'Helvetica-Bold'), 'Times': ('Times-Roman', 'Times-Bold')}   # not embedded


def fonts(look):
    name = look.get('font', 'Helvetica')
    pdfmetrics.registerFont(TTFont('Glyphs', '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'))
    if name in STANDARD:
        return STANDARD[name]
    stem = FAMILIES[name]
    pdfmetrics.registerFont(TTFont(stem, LIBERATION + stem + '-Regular.ttf'))
    pdfmetrics.registerFont(TTFont(stem + '-Bold', LIBERATION + stem + '-Bold.ttf'))
    pdfmetrics.registerFontFamily(stem, normal=stem, bold=stem + '-Bold', italic=stem, boldItalic=stem + '-Bold')
    return stem, stem + '-Bold'


class FilledRules(Canvas):
    """Draws a rule as a filled rectangle, as word processors do."""

    def line(self, x1, y1, x2, y2):
        w = self._lineWidth
        self.saveState()
        self.setFillColor(self._strokeColorObj)
        if abs(y2 - y1) < 0.01:
            self.rect(min(x1, x2), y1 - w / 2, abs(x2 - x1), w, stroke=0, fill=1)
        elif abs(x2 - x1) < 0.01:
            self.rect(x1 - w / 2, min(y1, y2), w, abs(y2 - y1), stroke=0, fill=1)
        else:
            Canvas.line(self, x1, y1, x2, y2)
        self.restoreState()


class Shape(Flowable):
    def __init__(self, symbol, size, outline=False, align='CENTER'):
        Flowable.__init__(self)
        self.symbol, self.width, self.height, self.outline, self.hAlign = symbol, size, size, outline, align

    def draw(self):
        k, c = self.width / 24.0, self.canv
        own = HexColor(symbols.COLOUR.get(self.symbol[1], self.symbol[1]))
        for points, which in symbols.shapes(self.symbol[0]):
            p = c.beginPath()
            for n, (x, y) in enumerate(points):
                (p.moveTo if n == 0 else p.lineTo)(x * k, self.height - y * k)
            p.close()
            c.setFillColor(own if which == 'own' else HexColor('#ffffff'))
            c.setStrokeColor(own)
            c.setLineWidth(0.8)
            c.drawPath(p, stroke=1 if self.outline else 0, fill=0 if self.outline else 1)


class Upwards(Flowable):
    """Text that runs from bottom to top."""

    def __init__(self, text, font, size, length):
        Flowable.__init__(self)
        self.text, self.font, self.size, self.width, self.height, self.hAlign = text, font, size, size * 1.2, length, 'CENTER'

    def draw(self):
        self.canv.saveState()
        self.canv.rotate(90)
        self.canv.setFont(self.font, self.size)
        self.canv.drawCentredString(self.height / 2, -self.size, self.text)
        self.canv.restoreState()


class DrawnChart(Flowable):
    def __init__(self, chart, width, font):
        Flowable.__init__(self)
        self.chart, self.width, self.height, self.font = chart, width, width * charts.H / charts.W, font

    def draw(self):
        k, c = self.width / charts.W, self.canv
        for p in charts.parts(self.chart):
            if p[0] == 'line':
                c.setStrokeColor(HexColor(p[5]))
                c.setLineWidth(p[6] * k)
                Canvas.line(c, p[1] * k, self.height - p[2] * k, p[3] * k, self.height - p[4] * k)
            elif p[0] == 'bar':
                c.setFillColor(HexColor(p[5]))
                c.rect(p[1] * k, self.height - (p[2] + p[4]) * k, p[3] * k, p[4] * k, stroke=0, fill=1)
            else:
                c.setFillColor(HexColor('#333333'))
                c.setFont(self.font, 7 * k)
                (c.drawRightString if p[4] == 'end' else c.drawCentredString)(p[1] * k, self.height - p[2] * k, p[3])


class Maker:
    def __init__(self, look):
        self.look = look
        self.font, self.bold = fonts(look)
        self.size = look.get('size', 10.5)
        self.accent = look.get('accent', '#1f3864')

    def markup(self, text):
        t = html.escape(text, quote=False)
        t = re.sub(r'\^(.+?)\^', r'<super size="%d">\1</super>' % 6, t)
        return t.replace('\n', '<br/>')

    def para(self, text, size=None, bold=False, align='left', ink=None, before=0, after=0, left=0):
        size = size or self.size
        return Paragraph(self.markup(text), ParagraphStyle('p', fontName=self.bold if bold else self.font, fontSize=size, leading=size * 1.2, alignment={'left': TA_LEFT, 'center': TA_CENTER, 'right': TA_RIGHT}[align],
                         textColor=HexColor(ink or '#000000'), spaceBefore=before, spaceAfter=after, leftIndent=left))

    def symbol(self, s):
        look, size = self.look, self.look.get('symbol_size', 9)
        how = look.get('symbol_form', 'path')
        if how == 'glyph' and s[0] in symbols.GLYPHS:
            return Paragraph('<font name="Glyphs" color="%s">%s</font>' % (symbols.COLOUR.get(s[1], s[1]), symbols.GLYPHS[s[0]]), ParagraphStyle('g', fontSize=size, leading=size * 1.1, alignment=TA_CENTER))
        if how == 'picture':
            im = Image(io.BytesIO(symbols.png(s)), width=size, height=size)
            im.hAlign = 'CENTER'
            return im
        return Shape(s, size, outline=how == 'outline')

    def cell(self, c, size, header):
        if c.symbol:
            return self.symbol(c.symbol)
        if c.vertical:
            return Upwards(c.text, self.bold if c.bold else self.font, size, pdfmetrics.stringWidth(c.text, self.bold, size) + 4)
        if not c.text:
            return ''
        ink = c.ink or (self.look.get('header_ink') if header else None)
        return self.para(c.text, size, c.bold, c.align, ink)

    def grid(self, header, rows, widths, size, repeat):
        look, n = self.look, len(widths)
        data, st, taken, stripe = [], [], set(), 0
        pad = look.get('pad_points', (2.5, 2))
        for y, r in enumerate(header + rows):
            line, x, is_head = [], 0, y < len(header)
            stripe += r.kind == 'body' and not is_head and not (y and (header + rows)[y - 1].join_next)
            if is_head and look.get('header_fill'):
                st.append(('BACKGROUND', (0, y), (-1, y), HexColor(look['header_fill'])))
            elif r.kind == 'body' and look.get('zebra') and stripe % 2 and not is_head:
                st.append(('BACKGROUND', (0, y), (-1, y), HexColor(look['zebra'])))
            for kind, fill in (('heading', 'heading_fill'), ('subheading', 'sub_fill')):
                if r.kind == kind and look.get(fill):
                    st.append(('BACKGROUND', (0, y), (-1, y), HexColor(look[fill])))
            for c in r.cells:
                while (x, y) in taken:
                    line.append('')
                    x += 1
                if r.kind in ('heading', 'subheading') and not c.ink:
                    c.ink = look.get('heading_ink' if r.kind == 'heading' else 'sub_ink')
                line.append(self.cell(c, size, is_head))
                if c.colspan > 1 or c.rowspan > 1:
                    st.append(('SPAN', (x, y), (x + c.colspan - 1, y + c.rowspan - 1)))
                if c.fill:
                    st.append(('BACKGROUND', (x, y), (x + c.colspan - 1, y + c.rowspan - 1), HexColor(c.fill)))
                for yy in range(y, y + c.rowspan):
                    for xx in range(x, x + c.colspan):
                        taken.add((xx, yy))
                line += [''] * (c.colspan - 1)
                x += c.colspan
            line += [''] * (n - len(line))
            data.append(line[:n])
            if r.join_next:
                st.append(('NOSPLIT', (0, y), (-1, y + 1)))
        rules, colour, thick = look.get('rules', 'full'), HexColor(look.get('rule_colour', '#444444')), look.get('rule_thickness', 0.6)
        total = header + rows
        if rules == 'full':
            st.append(('GRID', (0, 0), (-1, -1), thick, colour))
        elif rules == 'horizontal':
            for y, r in enumerate(total):
                if not r.join_next:
                    st.append(('LINEBELOW', (0, y), (-1, y), thick, colour))
            st.append(('LINEABOVE', (0, 0), (-1, 0), thick, colour))
        elif rules == 'header':
            st.append(('LINEBELOW', (0, len(header) - 1), (-1, len(header) - 1), thick, colour))
        st += [('FONTSIZE', (0, 0), (-1, -1), size), ('LEADING', (0, 0), (-1, -1), size * 1.2), ('ALIGN', (0, 0), (-1, -1), 'CENTER'), ('VALIGN', (0, 0), (-1, -1), look.get('valign', 'middle').upper()), ('LEFTPADDING', (0, 0), (-1, -1), pad[0]), ('RIGHTPADDING', (0, 0), (-1, -1), pad[0]), ('TOPPADDING', (0, 0), (-1, -1), pad[1]), ('BOTTOMPADDING', (0, 0), (-1, -1), pad[1] + 0.5)]
        g = Grid(data, colWidths=widths, style=st, repeatRows=repeat, hAlign='LEFT', spaceBefore=4, spaceAfter=6)
        return g

    def table(self, t, width):
        k = width * t.width / sum(t.widths)
        widths = [w * k for w in t.widths]
        size = t.size or self.look.get('table_font', 8)
        ends = tuple(t.breaks) + (len(t.rows),)
        out = []
        for n, (a, b) in enumerate(zip((0,) + tuple(t.breaks), ends)):
            header = t.header if n == 0 or t.continued == 'repeat' else (t.changed_header or t.header) if t.continued == 'changed' else []
            if n:
                out.append(NewPage())
            out.append(self.grid(header, t.rows[a:b], widths, size, len(header) if t.continued == 'repeat' else 0))
        return out

    def block(self, b, width):
        look = self.look
        if isinstance(b, Heading):
            size = self.size * {1: 1.5, 2: 1.2, 3: 1.0}[b.level]
            if b.band:
                return [Grid([[self.para(b.text, size, True, ink='#ffffff')]], colWidths=[width], style=[('BACKGROUND', (0, 0), (-1, -1), HexColor(self.accent))], hAlign='LEFT', spaceAfter=4)]
            p = self.para(b.text, size, True, ink=self.accent if b.level < 3 else None, before=5, after=3)
            p.keepWithNext = 1
            return [p]
        if isinstance(b, Para):
            if b.number:
                return [Grid([[self.para(b.number), self.para(b.text)]], colWidths=[26, width - 26], style=[('VALIGN', (0, 0), (-1, -1), 'TOP'), ('LEFTPADDING', (0, 0), (-1, -1), 0), ('TOPPADDING', (0, 0), (-1, -1), 2), ('BOTTOMPADDING', (0, 0), (-1, -1), 2)], hAlign='LEFT')]
            return [self.para(('\u2022 ' if b.bullet else '') + b.text, b.size, b.bold, before=2, after=2)]
        if isinstance(b, Table):
            return self.table(b, width)
        if isinstance(b, Beside):
            total = sum(b.widths)
            ws = [width * w / total for w in b.widths]
            return [Grid([[[f for x in col for f in self.block(x, w - 10)] for col, w in zip(b.columns, ws)]], colWidths=ws, style=[('VALIGN', (0, 0), (-1, -1), 'TOP'), ('LEFTPADDING', (0, 0), (-1, -1), 0)], hAlign='LEFT')]
        if isinstance(b, Chart):
            if b.picture:
                return [Image(io.BytesIO(charts.png(b)), width=width, height=width * charts.H / charts.W), Spacer(1, 3)]
            return [DrawnChart(b, width, self.font), Spacer(1, 3)]
        if isinstance(b, BigFigures):
            cells = [[self.para(t, self.size * 1.4, True, 'center', self.accent), self.para(c, self.size * 0.75, align='center')] for t, c in b.items]
            inner = Grid([cells], colWidths=[(width - 16) / len(cells)] * len(cells))
            return [Grid([[[self.para(b.title, self.size, True, 'center'), inner]]], colWidths=[width], style=[('BOX', (0, 0), (-1, -1), 1, HexColor(self.accent))])]
        if isinstance(b, Card):
            thick = 0.8
            top = [self.para(b.name), '', '', '', '', [self.para(b.rating, align='center', ink=look.get('card_ink')), Shape(b.arrow, 10, outline=look.get('outline_arrows', False))]]
            chart = self.block(b.chart, width * 0.62)
            for f in chart:
                f.hAlign = 'CENTER'
            figures = [self.para(b.figures[0], align='center'), '', self.para(b.figures[1], align='center'), '', self.para(b.figures[2], align='center'), '']
            w = width / 6.0
            g = Grid([top, [chart, '', '', '', '', ''], figures], colWidths=[w] * 6, style=[('SPAN', (0, 0), (4, 0)), ('SPAN', (0, 1), (5, 1)), ('SPAN', (0, 2), (1, 2)), ('SPAN', (2, 2), (3, 2)), ('SPAN', (4, 2), (5, 2)), ('GRID', (0, 0), (-1, -1), thick, HexColor('#222222')),
                     ('ALIGN', (0, 0), (-1, -1), 'CENTER'), ('BACKGROUND', (0, 0), (4, 0), HexColor('#e4e4e4')), ('BACKGROUND', (5, 0), (5, 0), HexColor(b.fill)), ('VALIGN', (0, 0), (-1, -1), 'MIDDLE'), ('TOPPADDING', (0, 0), (-1, -1), 2), ('BOTTOMPADDING', (0, 0), (-1, -1), 3)], spaceAfter=12, hAlign='LEFT')
            return [KeepTogether([g])]
        raise TypeError(b)


def write(blocks, out, look):
    made = Maker(look)
    margin = 15 * mm
    turned = []
    sizes = {'portrait': A4, 'landscape': landscape(A4), 'rotated': landscape(A4)}

    def decorate(kind):
        w, h = sizes[kind]

        def on_page(canvas, doc):
            if kind == 'rotated':                      # an upright sheet whose content lies on its side, turned back by /Rotate
                canvas.transform(0, 1, -1, 0, A4[0], 0)
                turned.append(str(doc.page))
            canvas.setFont(made.font, 7)
            canvas.setFillColor(HexColor('#777777'))
            canvas.drawRightString(w - margin, h - 9 * mm, look.get('running', ''))
            canvas.drawCentredString(w / 2, 7 * mm, 'Page %d' % doc.page)
            canvas.setFillColor(HexColor('#000000'))
        return on_page
    doc = BaseDocTemplate(str(out), pagesize=A4, invariant=1, title=look.get('title', ''), creator='corpus/generate', pageCompression=1)
    templates = [PageTemplate(id=k, frames=[Frame(margin, 12 * mm, s[0] - 2 * margin, s[1] - 24 * mm, 0, 0, 0, 0)], onPage=decorate(k), pagesize=s) for k, s in sizes.items()]
    for t in templates:
        t.pagesize = A4 if t.id == 'rotated' else t.pagesize
    doc.addPageTemplates(templates)
    story, orientation, first = [], 'portrait', True
    for b in blocks:
        if isinstance(b, PageBreak):
            orientation = b.orientation
            story += [NextPageTemplate(orientation), NewPage()]
        else:
            story += made.block(b, sizes[orientation][0] - 2 * margin)
    doc.build(story, canvasmaker=FilledRules if look.get('rule_as') == 'fill' else Canvas)
    if turned:                                         # ReportLab's own rotation swaps the sheet's sides as well
        subprocess.run(['qpdf', '--replace-input', '--rotate=+90:' + ','.join(turned), str(out)], check=True)
