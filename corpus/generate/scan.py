#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scans of some of the corpus papers: python3 corpus/generate/scan.py [NAME...]

Reads scans.json, renders the named pages with pdftoppm, spoils them as an office scanner would, and writes
scans/NAME.pdf with the truth of the records on those pages. Seeded, so the same bytes come out each time with the same
versions of the tools (Debian 12: poppler-utils, python3-pil, python3-numpy, img2pdf, python3-reportlab, qpdf).

A page's treatment: dpi (across and down where a fax has two), skew in degrees, turn (90, 180, 270 degrees as laid on the
glass, not told to the reader), blur in pixels, noise (standard deviation of grey levels), shadow at the left edge, tint of
the paper, curl at the spine, bleed of the next page through this one, punch holes, a stamp, pen marks beside figures
(scan_effects.py); mode colour, grey, threshold, dither or fax; quality of the JPEG; two pages on a sheet. A page with
"keep": true stays as it was printed. Kinds: plain; picture, where the scan is an image on a page of text; layer, where a
rubbish invisible text lies over the scan.

`scan_paper` makes a scan of chosen pages in one of the ways of scan_ways.json, for tests/quality/parity.
"""
import contextlib
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import img2pdf
import numpy as np
from PIL import Image, ImageFilter

import scan_effects

HERE = pathlib.Path(__file__).resolve().parent
PAPERS, SCANS = HERE.parent / 'papers', HERE.parent / 'scans'


def render(pdf, page, dpi, down=None):
    with tempfile.TemporaryDirectory() as d:
        subprocess.run(['pdftoppm', '-rx', str(dpi), '-ry', str(down or dpi), '-f', str(page), '-l', str(page), '-png', '-singlefile', str(pdf), d + '/p'], check=True)
        return Image.open(d + '/p.png').convert('RGB').copy()


def dots(t):
    """Dots an inch across and down."""
    return t.get('across', t['dpi']), t.get('down', t['dpi'])


def spoil(im, t, random, figures=(), back=None):
    """`figures`: boxes in pixels that a pen may have marked; `back`: what is printed on the sheet's other side."""
    if t.get('bleed'):
        im = scan_effects.bleed(im, back or im, t['bleed'])
    if t.get('pen') and len(figures):
        im = scan_effects.pen(im, t['dpi'], figures, random)
    if t.get('stamp'):
        im = scan_effects.stamp(im, t['dpi'], random)
    if t.get('tint'):
        im = scan_effects.picture(scan_effects.pixels(im) * np.array(t['tint'], np.float32) / 255)
    if t.get('holes'):
        im = scan_effects.holes(im, t['dpi'])
    if t.get('curl'):
        im = scan_effects.curl(im, t['curl'])
    if t.get('skew'):
        im = im.rotate(t['skew'], resample=Image.BICUBIC, fillcolor='white')
    if t.get('blur'):
        im = im.filter(ImageFilter.GaussianBlur(t['blur']))
    a = np.asarray(im).astype(np.float32)
    if t.get('shadow'):
        w = a.shape[1] // 14
        a[:, :w] *= np.linspace(0.45, 1, w)[None, :, None]
    if t.get('paper', True):
        a = a * 0.965 + 2
    if t.get('noise'):
        a += random.normal(0, t['noise'], a.shape[:2])[:, :, None]
    im = Image.fromarray(np.clip(a, 0, 255).astype(np.uint8))
    if t.get('turn'):
        im = im.rotate(t['turn'], expand=True)
    mode = t.get('mode', 'colour')
    if mode == 'grey':
        im = im.convert('L')
    if mode == 'fax':
        im = scan_effects.bilevel(im, 150, random, 0.0004)
    if mode == 'threshold':
        im = scan_effects.bilevel(im, 165, random, 0)
    if mode == 'dither':
        im = scan_effects.dithered(im)
    return im


def encoded(im, t):
    out = io.BytesIO()
    if im.mode == '1':
        im.save(out, 'TIFF', compression='group4', dpi=dots(t))
    else:
        im.save(out, 'JPEG', quality=t.get('quality', 50), dpi=(t['dpi'], t['dpi']), subsampling=2, optimize=True)
    return out.getvalue()


def size_in_points(im, t):
    return im.size[0] * 72.0 / dots(t)[0], im.size[1] * 72.0 / dots(t)[1]


def as_page(im, t, folder, n):
    f = folder / ('%d.pdf' % n)
    w, h = size_in_points(im, t)
    with contextlib.redirect_stdout(None):      # it tells of the strips of a fax
        f.write_bytes(img2pdf.convert(encoded(im, t), layout_fun=lambda *_: (w, h, w, h), nodate=True, producer='', creator=''))
    return f


def text_with_picture(im, t, folder, n, words):
    """A page of text with the scan as a picture in its middle."""
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.utils import ImageReader, simpleSplit
    W, H = landscape(A4)
    f = folder / ('%d.pdf' % n)
    c = Canvas(str(f), pagesize=(W, H), invariant=1)
    y = H - 50
    c.setFont('Helvetica', 10)
    for part in words:
        if part == 'PICTURE':
            w = W - 80
            h = w * im.size[1] / im.size[0]
            y -= h + 6
            c.drawImage(ImageReader(io.BytesIO(encoded(im, t))), 40, y, w, h)
            y -= 18
            continue
        for line in simpleSplit(part, 'Helvetica', 10, W - 80):
            c.drawString(40, y, line)
            y -= 13
        y -= 4
    c.save()
    return f


def with_rubbish(im, t, folder, n, random):
    """The scan under an invisible text layer that has nothing to do with what the page shows."""
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.lib.utils import ImageReader
    W, H = size_in_points(im, t)
    f = folder / ('%d.pdf' % n)
    c = Canvas(str(f), pagesize=(W, H), invariant=1)
    c.drawImage(ImageReader(io.BytesIO(encoded(im, t))), 0, 0, W, H)
    text = c.beginText(40, H - 40)
    text.setFont('Helvetica', 8)
    text.setTextRenderMode(3)
    letters = list('lI1|!;:.,~^*_-=rnmwcO0QoeaS5$')
    for _ in range(60):
        text.textLine(''.join(random.choice(letters + [' '] * 8) for _ in range(90)))
    c.drawText(text)
    c.save()
    return f


def join_pages(files, out):
    subprocess.run(['qpdf', '--empty', '--deterministic-id', '--object-streams=generate', '--pages'] + [str(f) for f in files] + ['--', str(out)], check=True)


def kept_page(pdf, page, folder, n):
    f = folder / ('%d.pdf' % n)
    subprocess.run(['qpdf', '--empty', '--pages', str(pdf), str(page), '--', str(f)], check=True)
    return f


def figures_on(pdf, page, t):
    """Boxes of the words with figures, in pixels of the page's picture."""
    listing = subprocess.run(['pdftotext', '-bbox', '-f', str(page), '-l', str(page), str(pdf), '-'], check=True, capture_output=True).stdout.decode()
    words = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>', listing)
    across, down = dots(t)
    return [(float(a) * across / 72, float(b) * down / 72, float(c) * across / 72, float(d) * down / 72) for a, b, c, d, text in words if re.fullmatch(r'\D{0,2}\d[\d.,]*\D{0,2}', text)]


def page_count(pdf):
    info = subprocess.run(['pdfinfo', str(pdf)], check=True, capture_output=True).stdout.decode()
    return int(re.search(r'^Pages:\s+(\d+)', info, re.M).group(1))


def laid_together(pictures):
    """Two pages on one sheet of the size of one: beside each other, or one over the other where they lie on their side.
    Gives the sheet and where each page begins on it, with the scale that it was laid down at."""
    w, h = pictures[0].size
    wide = w > h
    scale = min(h / (2.0 * w), w / h) if not wide else min(w / (2.0 * h), h / w)
    sheet = Image.new('RGB', (h, w), 'white')
    places = []
    for k, im in enumerate(pictures):
        small = im.resize((int(im.size[0] * scale), int(im.size[1] * scale)), Image.LANCZOS)
        half = (h, w / 2) if wide else (h / 2, w)
        x, y = (half[0] - small.size[0]) / 2 + (0 if wide else k * half[0]), (half[1] - small.size[1]) / 2 + (k * half[1] if wide else 0)
        sheet.paste(small, (int(x), int(y)))
        places.append((int(x), int(y), scale))
    return sheet, places


def scan_paper(pdf, pages, treatment, seed, out):
    """Writes a scan of `pages` of a paper to `out`, those in `treatment['printed']` as they were. Gives for each page where
    it lies on the scan, for scan_effects.place_on_scan."""
    random = np.random.RandomState(seed)
    last = page_count(pdf)
    files, places = [], []
    with tempfile.TemporaryDirectory() as d:
        folder, todo = pathlib.Path(d), list(pages)
        while todo:
            page, n = todo.pop(0), len(files)
            if page in treatment.get('printed', ()):
                files.append(kept_page(pdf, page, folder, n))
                places.append({'page': n + 1})
                continue
            t = dict(treatment, skew=treatment.get('skew', 0) * (1, -1)[random.randint(0, 2)])
            together = [page] + todo[:t.get('sheet', 1) - 1]
            del todo[:len(together) - 1]
            pictures = [render(pdf, p, *dots(t)) for p in together]
            im, starts = laid_together(pictures) if t.get('sheet') else (pictures[0], [(0, 0, 1)])
            back = render(pdf, page % last + 1, *dots(t)) if t.get('bleed') else None
            figures = figures_on(pdf, page, t) if t.get('pen') else ()
            width, height = size_in_points(im, t)
            im = spoil(im, t, random, figures, back)
            files.append(with_rubbish(im, t, folder, n, random) if t.get('layer') else as_page(im, t, folder, n))
            for (x, y, scale), _ in zip(starts, together):
                places.append({'page': n + 1, 'x': x * 72.0 / dots(t)[0], 'y': y * 72.0 / dots(t)[1], 'scale': scale,
                               'width': width, 'height': height, 'skew': t['skew'], 'curl': t.get('curl', 0)})
        join_pages(files, out)
    return places


def squeezed(text):
    return re.sub(r'[^a-z0-9%]', '', text.lower())


def records_of(scan):
    lines = [json.loads(l) for l in (PAPERS / (scan['paper'] + '.truth.jsonl')).read_text(encoding='utf-8').splitlines()]
    first, last = scan.get('records', [1, len(lines)])
    out = lines[first - 1:last]
    pages = [p['page'] for p in scan['pages']]
    text = ''.join(squeezed(subprocess.run(['pdftotext', '-raw', '-f', str(p), '-l', str(p), str(PAPERS / (scan['paper'] + '.pdf')), '-'], check=True, capture_output=True).stdout.decode()) for p in pages)
    for r in out:
        start = squeezed(' '.join(r['indicator']['name'].split()[:2]))
        if start not in text:
            raise SystemExit('%s: record %s is not on its pages' % (scan['name'], r['indicator']['name']))
    for r in out:
        if scan.get('colours_lost'):          # a grey picture of a coloured cell does not say which colour it was
            r['assessments'] = [a for a in r['assessments'] if a['evidence'] == 'text']
        if scan.get('notes_lost'):
            r['notes'] = []
        r['truth_id'] = r['truth_id'].replace(scan['paper'], scan['name'])
    return out


def make(scan):
    random = np.random.RandomState(scan['seed'])
    pdf = PAPERS / (scan['paper'] + '.pdf')
    with tempfile.TemporaryDirectory() as d:
        folder, files = pathlib.Path(d), []
        for n, page in enumerate(scan['pages']):
            t = dict(scan.get('treatment', {}), **page)
            if t.get('keep'):
                f = kept_page(pdf, page['page'], folder, n)
            else:
                im = render(pdf, page['page'], t['dpi'])
                if t.get('crop'):
                    x0, y0, x1, y1 = t['crop']
                    im = im.crop((int(x0 * im.size[0]), int(y0 * im.size[1]), int(x1 * im.size[0]), int(y1 * im.size[1])))
                im = spoil(im, t, random)
                kind = scan.get('kind', 'plain')
                f = text_with_picture(im, t, folder, n, t['words']) if kind == 'picture' else with_rubbish(im, t, folder, n, random) if kind == 'layer' else as_page(im, t, folder, n)
            files.append(f)
        out = SCANS / (scan['name'] + '.pdf')
        join_pages(files, out)
    records = records_of(scan)
    (SCANS / (scan['name'] + '.truth.jsonl')).write_text(''.join(json.dumps(r, ensure_ascii=False, separators=(',', ':')) + '\n' for r in records), encoding='utf-8')
    print('%-30s %7d bytes %d pages %3d records' % (out.name, out.stat().st_size, len(files), len(records)))


def main():
    SCANS.mkdir(exist_ok=True)
    for scan in json.loads((HERE / 'scans.json').read_text(encoding='utf-8')):
        if not sys.argv[1:] or scan['name'] in sys.argv[1:]:
            make(scan)


if __name__ == '__main__':
    main()
