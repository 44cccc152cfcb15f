#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Damaged and awkward files for tests: python3 corpus/generate/hostile.py writes corpus/hostile/ with its MANIFEST.tsv.

Every file is a variation of one page with a small indicator table, written here byte by byte, so each is a few KB and
says in one line what is wrong with it. MANIFEST.tsv: file, further arguments, exit codes that are right, a pattern that
the program's output has to match, what the file is.
"""
import pathlib
import subprocess
import tempfile
import zlib

OUT = pathlib.Path(__file__).resolve().parent.parent / 'hostile'
ROWS = [('Ref', 'Description', 'Latest data', 'Period covered', 'Period target', '12 months earlier'),
        ('1', 'Number of libraries visited', '1,204', 'Apr-Jun 2019', '1,100', '1,180'),
        ('2', '% of loans returned on time', '93.1', 'Apr-Jun 2019', 'Tracker', '92.4'),
        ('3', 'Number of new readers', '87', 'Apr-Jun 2019', 'Tracker', '91')]
WIDTHS = [40, 180, 80, 90, 80, 90]


def table(x0=40, y0=700, rows=ROWS, rules=True):
    o, y = [], y0
    for r in rows:
        x = x0
        for w, t in zip(WIDTHS, r):
            if rules:
                o.append('%d %d %d 24 re S' % (x, y - 24, w))
            o.append('BT /F1 9 Tf %d %d Td (%s) Tj ET' % (x + 4, y - 15, t))
            x += w
        y -= 24
    return 'BT /F1 14 Tf 40 760 Td (Quarter One 2019/20 Performance Management Report) Tj ET\n' + '\n'.join(o)


def pdf(objects, root=1, xref=True, header=b'%PDF-1.5\n%\xe2\xe3\xcf\xd3\n'):
    """objects: {number: bytes}"""
    out, at = header, {}
    for n in sorted(objects):
        at[n] = len(out)
        out += b'%d 0 obj\n' % n + objects[n] + b'\nendobj\n'
    if not xref:
        return out + b'trailer\n<< /Root %d 0 R /Size %d >>\n' % (root, max(objects) + 1)
    start = len(out)
    out += b'xref\n0 %d\n0000000000 65535 f \n' % (max(objects) + 1)
    for n in range(1, max(objects) + 1):
        out += b'%010d 00000 n \n' % at[n] if n in at else b'0000000000 00000 f \n'
    return out + b'trailer\n<< /Root %d 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n' % (root, max(objects) + 1, start)


def stream(data, more=b'', length=None):
    return b'<< /Length %d %s>>\nstream\n' % (len(data) if length is None else length, more) + data + b'\nendstream'


def paper(contents=None, page=b'', pages=b'/Kids [3 0 R] /Count 1', more=None, resources=b'/Font << /F1 5 0 R >>', box=b'[0 0 595 842]'):
    contents = table().encode() if contents is None else contents
    o = {1: b'<< /Type /Catalog /Pages 2 0 R >>', 2: b'<< /Type /Pages %s >>' % pages,
         3: b'<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R /Resources << %s >> %s >>' % (box, resources, page),
         4: contents if contents.startswith(b'<<') else stream(contents), 5: b'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'}
    o.update(more or {})
    return o


def encrypted():
    with tempfile.TemporaryDirectory() as d:
        a, b = pathlib.Path(d, 'a.pdf'), pathlib.Path(d, 'b.pdf')
        a.write_bytes(pdf(paper()))
        subprocess.run(['qpdf', '--static-id', '--static-aes-iv', '--allow-weak-crypto', '--encrypt', 'open sesame', 'owner', '128', '--use-aes=y', '--', str(a), str(b)], check=True)
        return b.read_bytes()


def main():
    OUT.mkdir(exist_ok=True)
    sound = pdf(paper())
    half = stream(zlib.compress(table().encode() + b' ' * 2000))
    forms = {10 + k: stream(b' '.join([b'/X Do'] * 10) if k < 9 else b'BT /F1 9 Tf 40 40 Td (deep) Tj ET',
                            b'/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> /XObject << /X %d 0 R >> >> ' % (11 + k)) for k in range(10)}
    picture = bytes((x * 7 + y * 13) % 256 for y in range(40) for x in range(40))
    image = {6: stream(zlib.compress(picture), b'/Type /XObject /Subtype /Image /Width 40 /Height 40 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode ')}
    unreadable = [('Ref', 'Description', 'Latest data', 'Period covered', 'Period target', '12 months earlier')] + [('%d' % k, 'Indicator %d' % k, 'see above', 'as ever', 'much better', 'rather less') for k in range(1, 4)]
    files = [
        ('sound.pdf', sound, '', '0', 'Number of libraries visited', 'nothing is wrong with it: what the others are variations of'),
        ('empty.pdf', b'', '', '3', 'empty', 'no bytes at all'),
        ('not-a-pdf.pdf', b'<!DOCTYPE html>\n<html><head><title>403 Forbidden</title></head><body>The committee paper is not here.</body></html>\n', '', '3', 'not a PDF|not-a-pdf', 'a web page that a download left behind'),
        ('header-only.pdf', b'%PDF-1.7\n', '', '3', '.', 'a header and nothing behind it'),
        ('truncated.pdf', sound[:len(sound) // 2], '', '0|3', '.', 'the first half of a download'),
        ('truncated-stream.pdf', pdf(paper(half[:-60] + b'\nendstream')).replace(b'/Filter', b'/Filter'), '', '0|3', '.', 'contents that end in the middle of a stream'),
        ('encrypted.pdf', encrypted(), '', '3', 'password', 'a password is needed and none is given'),
        ('encrypted.pdf', None, '--password wrong', '3', 'password', 'the wrong password'),
        ('encrypted.pdf', None, '--password "open sesame"', '0', 'Number of libraries visited', 'the right password'),
        ('unknown-encryption.pdf', pdf(paper()).replace(b'/Size 6 >>', b'/Size 6 /Encrypt << /Filter /Nobody /V 9 >> /ID [(a)(b)] >>'), '', '3', 'encrypt', 'an encryption that nobody knows'),
        ('broken-xref.pdf', sound.replace(b'00000 n', b'00000 f').replace(b'startxref\n', b'startxref\n9'), '', '0', 'Number of libraries visited', 'a cross-reference table that leads nowhere'),
        ('no-xref.pdf', pdf(paper(), xref=False), '', '0', 'Number of libraries visited', 'no cross-reference table'),
        ('no-pages.pdf', pdf({1: b'<< /Type /Catalog /Pages 2 0 R >>', 2: b'<< /Type /Pages /Kids [] /Count 0 >>'}), '', '0|3', 'no-pages|no pages', 'a page tree without pages'),
        ('page-tree-circle.pdf', pdf(paper(pages=b'/Kids [3 0 R 2 0 R] /Count 2')), '', '0|3', '.', 'a page tree that holds itself'),
        ('blank-page.pdf', pdf(paper(b' ')), '', '0', '"records": *\\[\\]', 'a page with nothing on it: nothing to read, nothing wrong'),
        ('picture-only.pdf', pdf(paper(b'q 500 0 0 700 50 70 cm /I Do Q', resources=b'/XObject << /I 6 0 R >>', more=image)), '', '0', '"records": *\\[\\]', 'a page that is a picture without words'),
        ('damaged-picture.pdf', pdf(paper(b'q 500 0 0 400 50 370 cm /I Do Q', resources=b'/XObject << /I 6 0 R >>', more={6: stream(b'\xff\xd8\xff\xe0' + bytes(range(200)), b'/Type /XObject /Subtype /Image /Width 2000 /Height 2000 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode ')})), '', '0', '.', 'a page that is a picture, and the picture is rubbish'),
        ('unreadable-table.pdf', pdf(paper(table(rows=unreadable).encode())), '', '0', '"page": *1', 'a table that looks like indicators and has words where figures belong'),
        ('giant-page.pdf', pdf(paper(box=b'[0 0 100000000 100000000]')), '', '0|3', '.', 'a page of a thousand kilometres'),
        ('form-of-forms.pdf', pdf(paper(b'/X Do', resources=b'/Font << /F1 5 0 R >> /XObject << /X 10 0 R >>', more=forms)), '', '0|3', '.', 'forms in forms in forms: 10^9 words'),
        ('form-circle.pdf', pdf(paper(table().encode() + b' /X Do', resources=b'/Font << /F1 5 0 R >> /XObject << /X 10 0 R >>', more={10: stream(b'/X Do', b'/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 10 0 R >> >> ')})), '', '0', 'Number of libraries visited', 'a form that draws itself'),
        ('inflating-contents.pdf', pdf(paper(stream(zlib.compress(zlib.compress(table().encode() + b' ' * 60000000, 9), 9), b'/Filter [/FlateDecode /FlateDecode] '))), '', '0|3', '.', 'contents that inflate ten-thousandfold'),
        ('font-missing.pdf', pdf(paper(resources=b'/Font << /F1 99 0 R >>')), '', '0', '.', 'a font that is not in the file'),
        ('text-twice.pdf', pdf(paper((table() + '\n1 0 0 1 0.3 0 cm\n' + table(rules=False)).encode())), '', '0', 'Number of libraries visited', 'every word drawn twice: bold for the poor'),
        ('deep-arrays.pdf', pdf(paper(page=b'/Odd ' + b'[' * 3000 + b']' * 3000)), '', '0|3', '.', 'arrays three thousand deep in the page'),
        ('numbers-wild.pdf', pdf(paper(b'99999999999999999999 w 1e400 0 0 -1e-400 nan inf cm Q Q Q Q\nq 1 0 0 1 0 0 cm ' + table().encode())), '', '0|3', '.', 'numbers that are none before a sound table'),
    ]
    lines = ['file\targuments\texit\tsays\twhat']
    for name, data, arguments, code, says, what in files:
        if data is not None:
            (OUT / name).write_bytes(data)
        lines.append('\t'.join((name, arguments, code, says, what)))
    (OUT / 'MANIFEST.tsv').write_text('\n'.join(lines) + '\n', encoding='utf-8')
    print('%d files, %d bytes' % (len(list(OUT.glob('*.pdf'))), sum(f.stat().st_size for f in OUT.glob('*.pdf'))))


if __name__ == '__main__':
    main()
