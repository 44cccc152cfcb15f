# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks into a flat OpenDocument text, exported by LibreOffice Writer: what a word processor makes of a paper.

Rows may be cut in two at the end of a page, cells keep their own borders, and the PDF is tagged where the look says so.
Only the blocks that KPI and finance papers use.
"""
import base64
import html
import json
import pathlib
import re
import shutil
import subprocess
import tempfile

import symbols
from blocks import Heading, PageBreak, Para, Table

SPACES = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
          'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
          'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"')
WIDTH = {'portrait': 18.0, 'landscape': 26.7}      # centimetres between the margins


class Maker:
    def __init__(self, look):
        self.look, self.styles, self.names = look, [], {}
        self.size, self.font, self.accent = look.get('size', 10.5), look.get('font', 'Liberation Sans'), look.get('accent', '#1f3864')
        self.orientation, self.pending, self.tables = 'portrait', None, 0

    def style(self, family, body, attributes=''):
        key = (family, body, attributes)
        if key not in self.names:
            self.names[key] = 'S%d' % (len(self.names) + 1)
            self.styles.append('<style:style style:name="%s" style:family="%s"%s>%s</style:style>' % (self.names[key], family, attributes, body))
        return self.names[key]

    def words(self, text):
        t = html.escape(text, quote=False)
        up = self.style('text', '<style:text-properties style:text-position="super 60%"/>')
        return re.sub(r'\^(.+?)\^', r'<text:span text:style-name="%s">\1</text:span>' % up, t).replace('\n', '<text:line-break/>')

    def paragraph(self, content, size=None, bold=False, align='left', ink=None, before=0, after=0, keep=False):
        attributes = ''
        if self.pending:
            attributes, self.pending = ' style:master-page-name="%s"' % self.pending, None
        name = self.style('paragraph', '<style:paragraph-properties fo:text-align="%s" fo:margin-top="%spt" fo:margin-bottom="%spt"%s/><style:text-properties fo:font-size="%spt" style:font-name="%s" fo:font-weight="%s" fo:color="%s"/>' % (
            {'left': 'start', 'center': 'center', 'right': 'end'}[align], before, after, ' fo:keep-with-next="always"' if keep else '', size or self.size, self.font, 'bold' if bold else 'normal', ink or '#000000'), attributes)
        return '<text:p text:style-name="%s">%s</text:p>' % (name, content)

    def symbol(self, s, size):
        if self.look.get('symbol_form') == 'glyph':
            st = self.style('text', '<style:text-properties style:font-name="DejaVu Sans" fo:color="%s"/>' % symbols.COLOUR.get(s[1], s[1]))
            return '<text:span text:style-name="%s">%s</text:span>' % (st, symbols.GLYPHS[s[0]])
        return '<draw:frame text:anchor-type="as-char" svg:width="%spt" svg:height="%spt"><draw:image><office:binary-data>%s</office:binary-data></draw:image></draw:frame>' % (size, size, base64.b64encode(symbols.png(s)).decode())

    def cell(self, c, size, kind, stripe):
        look = self.look
        rules, line = look.get('rules', 'full'), '%spt solid %s' % (look.get('rule_thickness', 0.5), look.get('rule_colour', '#000000'))
        border = {'full': 'fo:border="%s"' % line, 'horizontal': 'fo:border-left="none" fo:border-right="none" fo:border-top="%s" fo:border-bottom="%s"' % (line, line), 'none': 'fo:border="none"'}[rules]
        fill = c.fill or {'header': look.get('header_fill'), 'heading': look.get('heading_fill'), 'subheading': look.get('sub_fill')}.get(kind) or (look.get('zebra') if stripe and kind == 'body' else None)
        ink = c.ink or {'header': look.get('header_ink'), 'heading': look.get('heading_ink'), 'subheading': look.get('sub_ink')}.get(kind)
        name = self.style('table-cell', '<style:table-cell-properties %s fo:padding="%s" style:vertical-align="%s" fo:background-color="%s"%s/>' % (
            border, look.get('cell_padding', '0.06cm'), look.get('valign', 'middle'), fill or 'transparent', ' style:writing-mode="bt-lr"' if c.vertical else ''))
        span = (' table:number-columns-spanned="%d"' % c.colspan if c.colspan > 1 else '') + (' table:number-rows-spanned="%d"' % c.rowspan if c.rowspan > 1 else '')
        content = self.symbol(c.symbol, look.get('symbol_size', 9)) if c.symbol else self.words(c.text)
        return '<table:table-cell table:style-name="%s" office:value-type="string"%s>%s</table:table-cell>' % (name, span, self.paragraph(content, size, c.bold, c.align, ink))

    def rows(self, rows, size, header=False):
        """Covered cells stand where a span reaches."""
        out, covered, stripe = [], {}, 0
        for y, r in enumerate(rows):
            stripe += 1
            cells, x = [], 0
            for c in r.cells:
                while (x, y) in covered:
                    cells.append('<table:covered-table-cell/>')
                    x += 1
                cells.append(self.cell(c, size, 'header' if header else r.kind, stripe % 2))
                for yy in range(y, y + c.rowspan):
                    for xx in range(x, x + c.colspan):
                        if (xx, yy) != (x, y):
                            covered[(xx, yy)] = True
                cells += ['<table:covered-table-cell/>'] * (c.colspan - 1)
                x += c.colspan
            while (x, y) in covered:
                cells.append('<table:covered-table-cell/>')
                x += 1
            name = self.style('table-row', '<style:table-row-properties fo:keep-together="%s"/>' % ('always' if r.join_next or not self.look.get('rows_may_break') else 'auto'))
            out.append('<table:table-row table:style-name="%s">%s</table:table-row>' % (name, ''.join(cells)))
        return ''.join(out)

    def table(self, t):
        out = []
        width = WIDTH[self.orientation] * t.width
        size = t.size or self.look.get('table_font', 8)
        for n, (a, b) in enumerate(zip((0,) + tuple(t.breaks), tuple(t.breaks) + (len(t.rows),))):
            header = t.header if n == 0 or t.continued == 'repeat' else (t.changed_header or t.header) if t.continued == 'changed' else []
            self.tables += 1
            page = ' style:master-page-name="%s"' % self.pending if self.pending else ''
            self.pending = None
            st = self.style('table', '<style:table-properties style:width="%.2fcm" table:align="left" fo:margin-top="0.1cm" fo:margin-bottom="0.15cm" table:border-model="collapsing"%s/>' % (width, ' fo:break-before="page"' if n else ''), page)
            cols = ''.join('<table:table-column table:style-name="%s"/>' % self.style('table-column', '<style:table-column-properties style:column-width="%.3fcm"/>' % (width * w / sum(t.widths))) for w in t.widths)
            head = self.rows(header, size, True)
            if header and t.continued == 'repeat':
                head = '<table:table-header-rows>%s</table:table-header-rows>' % head
            out.append('<table:table table:name="T%d" table:style-name="%s">%s%s%s</table:table>' % (self.tables, st, cols, head, self.rows(t.rows[a:b], size)))
        return ''.join(out)

    def block(self, b):
        if isinstance(b, PageBreak):
            self.orientation = b.orientation
            self.pending = 'Wide' if b.orientation == 'landscape' else 'Tall'
            return ''
        if isinstance(b, Heading):
            return self.paragraph(self.words(b.text), self.size * {1: 1.5, 2: 1.2, 3: 1.0}[b.level], True, ink=self.accent if b.level < 3 else None, before=6, after=3, keep=True)
        if isinstance(b, Para):
            lead = html.escape(b.number) + '<text:tab/>' if b.number else ''
            return self.paragraph(lead + self.words(b.text), b.size, b.bold, before=2, after=2)
        if isinstance(b, Table):
            return self.table(b)
        raise TypeError(b)


def document(blocks, look):
    m = Maker(look)
    body = ''.join(m.block(b) for b in blocks)
    small = m.style('paragraph', '<style:paragraph-properties fo:text-align="end"/><style:text-properties fo:font-size="7pt" style:font-name="%s" fo:color="#777777"/>' % m.font)
    def layout(name, w, h, orientation):
        return '<style:page-layout style:name="%s"><style:page-layout-properties fo:page-width="%scm" fo:page-height="%scm" style:print-orientation="%s" fo:margin="1.5cm"/><style:header-style/><style:footer-style/></style:page-layout>' % (name, w, h, orientation)
    def master(name, layout_name):
        return ('<style:master-page style:name="%s" style:page-layout-name="%s"><style:header><text:p text:style-name="%s">%s</text:p></style:header><style:footer><text:p text:style-name="%s">Page <text:page-number/></text:p></style:footer></style:master-page>' % (
            name, layout_name, small, html.escape(look.get('running', '')), small))
    faces = ''.join('<style:font-face style:name="%s" svg:font-family="\'%s\'"/>' % (f, f) for f in sorted({m.font, 'DejaVu Sans'}))
    # Styles of headers and footers have to stand among the automatic styles that master pages see: one list does for both.
    return ('<?xml version="1.0" encoding="UTF-8"?><office:document %s office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:meta><dc:title>%s</dc:title></office:meta>'
            '<office:font-face-decls>%s</office:font-face-decls><office:automatic-styles>%s%s%s</office:automatic-styles><office:master-styles>%s%s%s</office:master-styles><office:body><office:text>%s</office:text></office:body></office:document>' % (
                SPACES, html.escape(look.get('title', '')), faces, layout('PT', '21', '29.7', 'portrait'), layout('PW', '29.7', '21', 'landscape'), ''.join(m.styles),
                master('Standard', 'PT'), master('Tall', 'PT'), master('Wide', 'PW'), body))


def write(blocks, out, look):
    with tempfile.TemporaryDirectory() as d:
        src = pathlib.Path(d, 'paper.fodt')
        src.write_text(document(blocks, look), encoding='utf-8')
        options = json.dumps({'UseTaggedPDF': {'type': 'boolean', 'value': str(look.get('tagged', False)).lower()}})
        subprocess.run(['soffice', '-env:UserInstallation=file://%s/profile' % d, '--headless', '--convert-to', 'pdf:writer_pdf_Export:' + options, '--outdir', d, str(src)], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=240)
        shutil.copy(pathlib.Path(d, 'paper.pdf'), out)
