'use strict';

// The plot: power over time on a canvas. It holds the samples, the part of time in view, and
// everything a person does to that.

const number = (digits) => {
  const format = new Intl.NumberFormat(undefined, { maximumFractionDigits: digits, minimumFractionDigits: digits });
  return (value) => format.format(value).replace('-', '\u2212');
};
const whole = number(0), tenth = number(1), hundredth = number(2);

/** A power for a person: watts, from 10 kW on kilowatts. */
function power(watts) {
  return Math.abs(watts) < 9999.5 ? [whole(watts), 'W'] : [hundredth(watts / 1000), 'kW'];
}

function when(seconds, options) {
  return new Date(seconds * 1000).toLocaleString(undefined, options);
}
const clock = { hour: 'numeric', minute: '2-digit' };
const fullClock = { hour: 'numeric', minute: '2-digit', second: '2-digit' };
const day = { weekday: 'short', day: 'numeric', month: 'short' };

function duration(seconds) {
  seconds = Math.round(seconds);
  if (seconds < 120) return seconds + '\u00a0s';
  if (seconds < 7200) return Math.round(seconds / 60) + '\u00a0min';
  return tenth(seconds / 3600) + '\u00a0h';
}

const causes = {
  no_reply: 'no reply from the meter', not_joined: 'radio not joined', dongle_gone: 'dongle gone',
  gateway_down: 'gateway down', clock_step: 'clock step', register_restart: 'registers began anew', unknown: 'unknown cause',
};
const causeWords = (cause) => causes[cause] || causes.unknown;

const plot = {
  canvas: document.getElementById('plot'),
  times: [], values: [],
  gaps: [],             // {start, end, cause} from the gateway
  usual: 4,             // seconds between readings
  now: () => Date.now() / 1000,
  span: 172800,         // seconds in view
  end: null,            // right edge; null follows the present
  pointer: null,        // where the pointer is, in CSS pixels
  area: { left: 52, right: 10, top: 14, bottom: 40 },

  add(time, value) {
    const last = this.times.length - 1;
    if (last < 0 || time >= this.times[last]) {
      this.times.push(time);
      this.values.push(value);
    } else {
      const at = this.indexAt(time);
      this.times.splice(at, 0, time);
      this.values.splice(at, 0, value);
    }
  },

  /** Forgets what is older than the gateway's own cache can be asked for. */
  trim(oldest) {
    const count = this.indexAt(oldest);
    if (count > 2000) { this.times.splice(0, count); this.values.splice(0, count); }
  },

  clear() { this.times = []; this.values = []; },

  /** Index of the first sample at or after `time`. */
  indexAt(time) {
    let low = 0, high = this.times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.times[middle] < time) low = middle + 1; else high = middle;
    }
    return low;
  },

  get right() { return this.end ?? this.now(); },
  get left() { return this.right - this.span; },
  /** At least one reading is missing before this one. */
  isBreak(i) { return this.times[i] - this.times[i - 1] >= 1.5 * this.usual; },

  show(span, end) {
    this.span = Math.min(Math.max(span, 30), 8 * 86400);
    const now = this.now();
    this.end = end === null || end >= now ? null : Math.max(end, now - 8 * 86400);
    this.draw();
    document.dispatchEvent(new Event('view'));
  },

  zoom(factor, centre) {
    const share = centre === undefined ? (this.end === null ? 1 : 0.5) : (centre - this.left) / this.span;
    const time = this.left + share * this.span;
    const span = Math.min(Math.max(this.span * factor, 30), 8 * 86400);
    this.show(span, time + (1 - share) * span);
  },

  move(share) { this.show(this.span, this.right + share * this.span); },

  xOf(time) { return this.area.left + (time - this.left) / this.span * this.width; },
  timeAt(x) { return this.left + (x - this.area.left) / this.width * this.span; },

  draw() {
    const box = this.canvas.getBoundingClientRect(), ratio = devicePixelRatio || 1;
    if (!box.width) return;
    if (this.canvas.width !== Math.round(box.width * ratio) || this.canvas.height !== Math.round(box.height * ratio)) {
      this.canvas.width = Math.round(box.width * ratio);
      this.canvas.height = Math.round(box.height * ratio);
    }
    const g = this.canvas.getContext('2d'), style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue('--' + name);
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    g.clearRect(0, 0, box.width, box.height);
    g.font = '12px system-ui, sans-serif';
    this.width = box.width - this.area.left - this.area.right;
    this.height = box.height - this.area.top - this.area.bottom;
    const facts = this.facts();
    this.scale(facts);
    this.drawGaps(g, colour);
    this.drawAxes(g, colour);
    this.drawCurve(g, colour);
    this.drawPointer(g, colour);
    this.describe(facts);
  },

  /** What is in view: extremes, average over the time that has readings, gaps. */
  facts() {
    const from = this.indexAt(this.left), to = this.indexAt(this.right + 1);
    let low = Infinity, high = -Infinity, energy = 0, time = 0;
    for (let i = from; i < to; i++) {
      const value = this.values[i];
      if (value < low) low = value;
      if (value > high) high = value;
      if (i + 1 < to && !this.isBreak(i + 1)) {
        energy += value * (this.times[i + 1] - this.times[i]);
        time += this.times[i + 1] - this.times[i];
      }
    }
    return { from, to, low, high, average: time ? energy / time : (low + high) / 2 };
  },

  scale({ low, high }) {
    if (low > high) { low = 0; high = 1000; }
    low = Math.min(0, low); high = Math.max(low < 0 ? 0 : 100, high);
    const wanted = (high - low) / Math.max(2, Math.floor(this.height / 55));
    const unit = 10 ** Math.floor(Math.log10(wanted));
    this.step = [1, 2, 2.5, 5, 10].map((n) => n * unit).find((n) => n >= wanted);
    this.low = Math.floor(low / this.step) * this.step;
    this.high = Math.ceil(high / this.step) * this.step;
  },
  yOf(value) { return this.area.top + (this.high - value) / (this.high - this.low) * this.height; },

  drawAxes(g, colour) {
    const { left, top } = this.area, bottom = top + this.height;
    const kilo = Math.max(this.high, -this.low) >= 2000;
    const label = kilo ? (this.step % 1000 ? (this.step % 100 ? hundredth : tenth) : whole) : whole;
    g.textAlign = 'right'; g.textBaseline = 'middle';
    for (let n = Math.round(this.low / this.step); n * this.step <= this.high + this.step / 2; n++) {
      const y = Math.round(this.yOf(n * this.step)) + 0.5;
      g.strokeStyle = n === 0 ? colour('quiet') : colour('line');
      g.lineWidth = 1;
      g.beginPath(); g.moveTo(left, y); g.lineTo(left + this.width, y); g.stroke();
      g.fillStyle = colour('quiet');
      const isTop = (n + 1) * this.step > this.high + this.step / 2;
      g.fillText(label(kilo ? n * this.step / 1000 : n * this.step) + (isTop ? (kilo ? ' kW' : ' W') : ''), left - 6, y);
    }
    this.drawTimes(g, colour, bottom);
  },

  drawTimes(g, colour, bottom) {
    const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400];
    const step = steps.find((s) => s / this.span * this.width >= (s < 60 ? 84 : 62)) || 172800;
    const offset = (time) => -60 * new Date(time * 1000).getTimezoneOffset();
    let lastDay = '', lastDayRight = -Infinity;
    g.textBaseline = 'top';
    for (let n = Math.ceil((this.left + offset(this.left)) / step); ; n++) {
      let time = n * step - offset(this.left);
      time = n * step - offset(time);
      if (time > this.right) break;
      const x = this.xOf(time);
      if (x < this.area.left - 1) continue;
      g.strokeStyle = colour('line');
      g.beginPath(); g.moveTo(Math.round(x) + 0.5, this.area.top); g.lineTo(Math.round(x) + 0.5, bottom + 4); g.stroke();
      g.fillStyle = colour('quiet');
      g.textAlign = 'center';
      const text = when(time, step < 60 ? fullClock : clock);
      const half = g.measureText(text).width / 2;
      if (x + half <= this.area.left + this.width + this.area.right) g.fillText(text, x, bottom + 6);
      const dayText = when(time, day), dayHalf = g.measureText(dayText).width / 2;
      if (dayText !== lastDay && x - dayHalf > lastDayRight + 8 && x + dayHalf <= this.area.left + this.width + this.area.right) {
        g.fillStyle = colour('ink');
        g.fillText(dayText, Math.max(x, dayHalf), bottom + 22);
        lastDay = dayText; lastDayRight = x + dayHalf;
      }
    }
  },

  /** Where nothing is known: between readings too far apart, and from the last one to now. */
  holes() {
    const from = Math.max(1, this.indexAt(this.left)), to = this.indexAt(this.right);
    const found = [];
    for (let i = from; i <= to && i < this.times.length; i++) {
      if (this.isBreak(i)) found.push([this.times[i - 1], this.times[i]]);
    }
    const last = this.times[this.times.length - 1];
    if (this.now() - last > 2.2 * this.usual && this.right > last) found.push([last, Math.min(this.right, this.now())]);
    return found;
  },

  causeOf([start, end]) {
    const gap = this.gaps.find((known) => known.start < end && known.end > start);
    return gap ? causeWords(gap.cause) : 'no reading';
  },

  drawGaps(g, colour) {
    const bottom = this.area.top + this.height;
    for (const hole of this.holes()) {
      const x = Math.max(this.xOf(hole[0]), this.area.left);
      const width = Math.max(this.xOf(hole[1]) - x, 1);
      g.fillStyle = colour(width < 3 ? 'gap-line' : 'gap');
      g.fillRect(x, this.area.top, width, this.height);
      g.fillStyle = colour('bad');
      g.fillRect(x, bottom - 3, width, 3);
      const text = this.causeOf(hole);
      g.textAlign = 'center'; g.textBaseline = 'top';
      if (g.measureText(text).width + 4 < width) g.fillText(text, x + width / 2, this.area.top + 4);
    }
  },

  /** One polyline per run of readings; of many in one column the extremes survive. */
  runs() {
    const from = Math.max(0, this.indexAt(this.left) - 1);
    const to = Math.min(this.times.length, this.indexAt(this.right) + 1);
    const runs = [];
    let run = null, column = null;
    const flush = () => {
      if (!column) return;
      run.push([column.x, column.first], [column.x, column.low], [column.x, column.high], [column.x, column.last]);
      column = null;
    };
    for (let i = from; i < to; i++) {
      const x = Math.round(this.xOf(this.times[i]) * 2) / 2, value = this.values[i];
      if (!run || (i > from && this.isBreak(i))) {
        if (run) flush();
        run = []; runs.push(run);
      }
      if (column && column.x === x) {
        column.low = Math.min(column.low, value); column.high = Math.max(column.high, value); column.last = value;
      } else {
        flush();
        column = { x, first: value, low: value, high: value, last: value };
      }
    }
    if (run) flush();
    return runs;
  },

  drawCurve(g, colour) {
    const { left, top } = this.area, zero = this.yOf(0);
    const halves = [['use', top, zero - top], ['export', zero, top + this.height - zero]];
    const runs = this.runs();
    for (const [name, y, height] of halves) {
      if (height <= 0) continue;
      g.save();
      g.beginPath(); g.rect(left, y - (name === 'use' ? 2 : 0), this.width, height + 2); g.clip();
      g.strokeStyle = colour(name); g.lineWidth = 1.5; g.lineJoin = 'round';
      for (const run of runs) {
        g.beginPath();
        for (const [x, value] of run) g.lineTo(x, this.yOf(value));
        const first = run[0][0], last = run[run.length - 1][0];
        g.fillStyle = colour(name);
        if (last - first < 1) g.fillRect(first - 1.5, this.yOf(run[0][1]) - 1.5, 3, 3);
        g.stroke();
        g.lineTo(last, zero); g.lineTo(first, zero); g.closePath();
        g.fillStyle = colour(name + '-fill'); g.fill();
      }
      g.restore();
    }
    if (!this.times.length) {
      g.fillStyle = colour('quiet'); g.textAlign = 'center'; g.textBaseline = 'middle';
      g.fillText('no readings yet', left + this.width / 2, top + this.height / 2);
    }
  },

  drawPointer(g, colour) {
    if (!this.pointer || !this.times.length) return;
    const time = this.timeAt(this.pointer.x);
    const hole = this.holes().find(([start, end]) => time > start && time < end);
    let i = this.indexAt(time);
    if (i > 0 && (i === this.times.length || time - this.times[i - 1] < this.times[i] - time)) i--;
    const x = hole ? this.pointer.x : this.xOf(this.times[i]);
    if (x < this.area.left || x > this.area.left + this.width) return;
    const text = hole
      ? `${when(hole[0], { ...day, ...fullClock })}: ${this.causeOf(hole)}, ${duration(hole[1] - hole[0])}`
      : `${when(this.times[i], { ...day, ...fullClock })}: ${power(this.values[i]).join('\u00a0')}`;
    g.strokeStyle = colour('ink'); g.lineWidth = 1;
    g.beginPath(); g.moveTo(x, this.area.top); g.lineTo(x, this.area.top + this.height); g.stroke();
    if (!hole) { g.fillStyle = colour('ink'); g.beginPath(); g.arc(x, this.yOf(this.values[i]), 3.5, 0, 7); g.fill(); }
    const width = g.measureText(text).width + 12;
    const box = Math.min(Math.max(x - width / 2, this.area.left), this.area.left + this.width - width);
    g.fillStyle = colour('ink'); g.fillRect(box, this.area.top, width, 20);
    g.fillStyle = colour('card'); g.textAlign = 'left'; g.textBaseline = 'middle';
    g.fillText(text, box + 6, this.area.top + 10.5);
  },

  describe({ from, to, low, high, average }) {
    const summary = document.getElementById('summary');
    if (from >= to) { summary.textContent = this.times.length ? 'No readings in this span.' : ''; return; }
    const words = (watts) => power(watts).join('\u00a0'), holes = this.holes();
    const lost = holes.reduce((sum, [start, end]) => sum + Math.min(end, this.right) - Math.max(start, this.left), 0);
    summary.textContent = `Lowest ${words(low)}, highest ${words(high)}, average ${words(average)}; `
      + (holes.length ? `${holes.length} ${holes.length === 1 ? 'gap' : 'gaps'}, ${duration(lost)} in all.` : 'no gaps.');
    this.canvas.setAttribute('aria-label', `Power from ${when(this.left, { ...day, ...clock })} to ${when(this.right, { ...day, ...clock })}`);
  },
};

// What a person does to the plot.
(() => {
  const { canvas } = plot, touches = new Map();
  let pinch = null;
  const local = (event) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const spread = () => {
    const [a, b] = [...touches.values()];
    return { distance: Math.max(20, Math.abs(a.x - b.x)), middle: (a.x + b.x) / 2 };
  };
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    touches.set(event.pointerId, local(event));
    pinch = touches.size === 2 ? { ...spread(), span: plot.span } : null;
  });
  canvas.addEventListener('pointermove', (event) => {
    const before = touches.get(event.pointerId), at = local(event);
    if (before) {
      touches.set(event.pointerId, at);
      if (pinch && touches.size === 2) plot.zoom(pinch.span * pinch.distance / spread().distance / plot.span, plot.timeAt(spread().middle));
      else plot.show(plot.span, plot.right - (at.x - before.x) / plot.width * plot.span);
    }
    plot.pointer = at;
    plot.draw();
  });
  for (const name of ['pointerup', 'pointercancel', 'pointerleave']) {
    canvas.addEventListener(name, (event) => {
      touches.delete(event.pointerId);
      pinch = null;
      if (name !== 'pointerup' || event.pointerType !== 'mouse') { plot.pointer = null; plot.draw(); }
    });
  }
  canvas.addEventListener('wheel', (event) => {
    event.preventDefault();
    plot.zoom(event.deltaY > 0 ? 1.25 : 0.8, plot.timeAt(local(event).x));
  }, { passive: false });
  canvas.addEventListener('keydown', (event) => {
    const act = {
      ArrowLeft: () => plot.move(-0.1), ArrowRight: () => plot.move(0.1), PageUp: () => plot.move(-0.9), PageDown: () => plot.move(0.9),
      '+': () => plot.zoom(0.5), '=': () => plot.zoom(0.5), '-': () => plot.zoom(2),
      Home: () => plot.show(172800, null), End: () => plot.show(plot.span, null),
    }[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  new ResizeObserver(() => plot.draw()).observe(canvas);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => plot.draw());
})();
