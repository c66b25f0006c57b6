// The rest of the page: asks the gateway, and says what it knows and how old that is.

const byId = (id) => document.getElementById(id);
const reading = '/meter/electricity/interval_reading/', register = '/meter/electricity/register_reading/';

const state = {
  status: null,          // the gateway's last /status
  asked: 0,              // when it came (performance.now)
  problem: '',           // why the gateway's answer is not there
  sequence: -1,          // of the newest reading that the plot has
  run: null,             // which start of the gateway it belongs to
  midnight: null,        // registers at the beginning of today
  trustDue: 0,           // when the next comparison is due (performance.now)
  isTold: false,         // the gateway tells readings by itself: asking is for the rest
  hurry: () => {},       // ends the wait for the next question
};

async function ask(path) {
  // Against the origin: an address with user and password in it may not be fetched from.
  const answer = await fetch(new URL(path, location.origin), { cache: 'no-store', signal: AbortSignal.timeout(15000) });
  return answer;
}

/** Rows of `value,unix-seconds`. */
function rows(text) {
  return text.split('\r\n').filter(Boolean).map((row) => row.split(',').map(Number));
}

async function refresh() {
  const answer = await ask('/status');
  if (!answer.ok) throw new Error(`The gateway answered ${answer.status}.`);
  const status = await answer.json();
  state.status = status;
  state.asked = performance.now();
  state.problem = '';
  await loadReadings(status);
  await loadToday(status);
  await loadTrust(status);
}

/** Brings the plot up to date: everything at first, then what is new. */
async function loadReadings(status) {
  const newest = status.demand.newest;
  if (status.run !== state.run) { plot.clear(); state.sequence = -1; state.run = status.run; }
  plot.usual = Math.max(status.demand.interval_seconds, usualStep());
  plot.gaps = status.demand.coverage.gaps;
  if (!newest || newest.sequence === state.sequence) return;
  const answer = await ask(reading + (state.sequence < 0 ? 'csv/all' : `csv?since=${state.sequence}`));
  if (answer.status === 404) return;
  if (!answer.ok) throw new Error(`The gateway answered ${answer.status}.`);
  const told = /last=(\d+)/.exec(answer.headers.get('OpenSEG-Sequence') || '');
  for (const [watts, time] of rows(await answer.text())) plot.add(time, watts);
  state.sequence = told ? Number(told[1]) : newest.sequence;
  if (status.demand.first) plot.trim(status.demand.first);
}

/** The median distance of the latest readings: a meter may be slower than it is asked. */
function usualStep() {
  const { times } = plot, steps = [];
  for (let i = Math.max(1, times.length - 41); i < times.length; i++) steps.push(times[i] - times[i - 1]);
  return steps.sort((a, b) => a - b)[steps.length >> 1] || 0;
}

/** The registers at the beginning of today (of the cache, of a new meter), once for each of these. */
async function loadToday(status) {
  const newest = status.register?.newest;
  if (!newest) return;
  const start = new Date(newest.time * 1000).setHours(0, 0, 0, 0) / 1000;
  // Where the registers began anew, no difference to what stood before means anything.
  const anew = Math.max(0, ...status.register.coverage.gaps.filter((gap) => gap.cause === 'register_restart').map((gap) => gap.end));
  const key = `${start} ${anew} ${status.run}`;
  if (state.midnight?.key !== key) {
    const found = { key };
    for (const flow of ['delivered', 'received']) {
      if (newest[`${flow}_watt_hours`] == null) continue;
      for (const from of [Math.max(start, anew), Math.max(start, anew, status.register.first)]) {
        const answer = await ask(`${register}csv?start=${from}&end=${from + 3600}&flow=${flow}`);
        if (!answer.ok) continue;
        [found[flow], found.since] = rows(await answer.text())[0];
        break;
      }
    }
    state.midnight = found;
  }
  for (const [id, flow] of [['in', 'delivered'], ['out', 'received']]) {
    const before = state.midnight[flow], after = newest[`${flow}_watt_hours`];
    // A register that never moved is one that the home does not use.
    if (before == null || !after) continue;
    const late = state.midnight.since - start > 900, since = `since ${when(state.midnight.since, clock)}, `;
    tile(id, hundredth((after - before) / 1000),
      !late ? 'since midnight' : since + (anew > start ? 'when the registers began anew' : 'the first one kept'));
  }
}

function tile(id, value, note) {
  byId(id).hidden = false;
  byId(id).querySelector('b').textContent = value;
  byId(id).querySelector('small').textContent = note;
}

/** Integrated power against the meter's registers over a day, every five minutes. */
async function loadTrust(status) {
  const { newest } = status.demand;
  if (!newest || performance.now() < state.trustDue) return;
  state.trustDue = performance.now() + 300000;
  const answer = await ask(`/meter/electricity/trust_report?start=${newest.time - 86400}`);
  if (!answer.ok) return;
  const { comparison } = await answer.json();
  if (comparison?.parts_per_million == null) return;
  const share = Math.round(comparison.parts_per_million / 100) / 100 + 0; // no negative zero
  tile('trust', (share > 0 ? '+' : '') + hundredth(share),
    `${hundredth(comparison.held_watt_hours / 1000)} against ${hundredth(comparison.register_watt_hours / 1000)} kWh in 24\u00a0h`);
}

/** Says what is known at this moment. Once per second. */
function show() {
  const { status } = state, now = byId('now');
  if (!status) {
    if (state.problem) link('bad', state.problem);
    return;
  }
  const passed = (performance.now() - state.asked) / 1000, { newest } = status.demand;
  const age = newest ? status.demand.age_seconds + passed : null;
  if (newest) plot.now = () => newest.time + status.demand.age_seconds + (performance.now() - state.asked) / 1000;
  const limit = status.demand.age_limit_seconds, late = age > 2 * plot.usual, old = newest && (age > limit || age < -limit);
  if (state.problem) link('bad', state.problem);
  else if (status.meter.link === 'connected') link(!newest || old || late ? 'warn' : 'good', status.meter.sentence);
  else link(status.meter.link === 'starting' ? 'warn' : 'bad', status.meter.sentence);
  byId('last').hidden = !old;
  if (!newest) {
    now.dataset.state = 'bad';
    byId('age').textContent = 'no reading yet';
  } else {
    const [value, unit] = power(newest.watts);
    now.dataset.state = old ? 'bad' : late ? 'warn' : newest.watts < 0 ? 'export' : 'good';
    byId('value').textContent = old ? '–' : value;
    byId('unit').textContent = old ? '' : unit;
    byId('direction').textContent = old ? 'Power now' : newest.watts < 0 ? 'Power now, to the grid' : 'Power now, from the grid';
    byId('age').textContent = late || old ? `no reading for ${duration(age)}` : age < 1.5 ? 'just now' : `${duration(age)} ago`;
    byId('last').textContent = `last: ${value} ${unit} at ${when(newest.time, { ...day, ...fullClock })}`;
  }
  document.title = newest && !old ? `${power(newest.watts).join(' ')} – Electricity meter` : 'No reading – Electricity meter';
  plot.draw();
}

let linkText = '';
function link(kind, text) {
  byId('link').dataset.state = kind;
  // Only changes are written, so that a screen reader tells each of them once.
  if (text !== linkText) { linkText = text; byId('link').querySelector('b').textContent = text; }
}

/** What changes with each answer only. */
function showFacts() {
  const { status } = state, { coverage } = status.demand, { polls } = status.meter;
  if (status.demand.newest) {
    tile('coverage', tenth(coverage.parts_per_million / 10000), `${whole(coverage.present)} of ${whole(coverage.expected)}`);
  }
  if (polls.sent) tile('polls', whole(polls.lost), `of ${whole(polls.sent)}; ${whole(polls.late)} late`);
  const gaps = [...coverage.gaps].sort((a, b) => b.start - a.start);
  byId('drops').hidden = !gaps.length;
  byId('drops').querySelector('summary').textContent = `Dropouts: ${whole(coverage.gap_count)}`;
  const body = document.createElement('tbody');
  for (const gap of gaps.slice(0, 50)) {
    const row = body.insertRow();
    for (const text of [when(gap.start, { ...day, ...fullClock }), duration(gap.end - gap.start), whole(gap.missing), causeWords(gap.cause)]) row.insertCell().textContent = text;
  }
  byId('drops').querySelector('tbody').replaceWith(body);
  const facts = [`${status.software} ${status.version}`, `running for ${duration(status.uptime_seconds)}`];
  const { clock_offset_seconds: offset, link_strength_percent: strength } = status.meter;
  if (strength != null) facts.push(`radio ${strength} %`);
  if (offset != null) facts.push(Math.abs(offset) < 3 ? 'meter clock right' : `meter clock ${duration(Math.abs(offset))} ${offset > 0 ? 'fast' : 'slow'}`);
  byId('facts').textContent = facts.join(' · ');
  showUtility(status);
}

/** Letters of the currencies that meters' prices come in, by ISO 4217 number. */
const currencies = { 36: 'AUD', 124: 'CAD', 156: 'CNY', 208: 'DKK', 344: 'HKD', 356: 'INR', 376: 'ILS', 392: 'JPY', 410: 'KRW', 484: 'MXN', 554: 'NZD', 578: 'NOK', 702: 'SGD', 710: 'ZAR', 752: 'SEK', 756: 'CHF', 826: 'GBP', 840: 'USD', 949: 'TRY', 978: 'EUR', 985: 'PLN', 986: 'BRL' };

/** From and until when something holds, and whether that is over. Starts before 2010 mean "at once". */
function validity({ start, duration_minutes: minutes }, now) {
  const told = start > 1262304000, end = told && minutes != null ? start + 60 * minutes : null;
  const at = (time) => when(time, Math.abs(time - now) < 43200 ? clock : { ...day, ...clock });
  const words = told && start > now ? [`from ${at(start)}`] : told && end === null ? [`since ${at(start)}`] : [];
  if (end !== null) words.push(`${end > now ? 'until' : 'ended'} ${at(end)}`);
  else if (minutes != null) words.push(`for ${duration(60 * minutes)}`);
  return { words: words.join(' '), isOver: end !== null && end <= now };
}

/** What the utility tells besides readings. It is shown and never answered. */
function showUtility({ utility, now }) {
  const { price, message } = utility ?? {};
  const heard = ({ received_at: time }) => `heard ${when(time, now - time < 43200 ? clock : { ...day, ...clock })}`;
  byId('price').hidden = !price;
  if (price) {
    const code = currencies[price.currency], { words, isOver } = validity(price, now);
    // The gateway asks each quarter of an hour: what it has not heard for an hour may have changed.
    const isOld = isOver || now - price.received_at > 3600;
    const style = code ? { style: 'currency', currency: code, minimumFractionDigits: 2 } : {};
    const format = new Intl.NumberFormat(undefined, { ...style, maximumFractionDigits: 9 });
    byId('price').classList.toggle('over', isOld);
    byId('price').querySelector('h2').textContent = `${isOld ? 'Last price' : 'Price now'}, per kWh`;
    tile('price', price.value == null ? '–' : format.format(price.value) + (code || !price.currency ? '' : ` (currency ${price.currency})`),
      [price.label || (price.tier ? `tier ${price.tier}` : ''), words, heard(price)].filter(Boolean).join(', '));
  }
  byId('message').hidden = !message;
  if (!message) return;
  const { words, isOver } = validity(message, now), text = byId('message').querySelector('p');
  const isUrgent = /high|critical/i.test(message.priority ?? '');
  byId('message').classList.toggle('over', message.withdrawn || isOver);
  byId('message').querySelector('h2').textContent = `Message from the utility${isUrgent ? `, ${message.priority.toLowerCase()} priority` : ''}`;
  // Only changes are written, so that a screen reader tells each message once.
  if (text.textContent !== message.text) text.textContent = message.text;
  byId('message').querySelector('small').textContent = [
    message.withdrawn ? 'withdrawn by the utility' : words, heard(message),
    message.confirmed ? 'confirmed elsewhere' : message.confirmation_wanted ? 'a confirmation is wanted, which this gateway never sends' : '',
  ].filter(Boolean).join('; ');
}

function showView() {
  const live = plot.end === null;
  byId('live').setAttribute('aria-pressed', live);
  for (const button of document.querySelectorAll('[data-span]')) button.setAttribute('aria-pressed', Number(button.dataset.span) === plot.span);
  byId('title').textContent = live
    ? `Last ${plot.span >= 7200 ? whole(plot.span / 3600) + ' hours' : plot.span >= 120 ? whole(plot.span / 60) + ' minutes' : whole(plot.span) + ' seconds'}`
    : `${when(plot.left, { ...day, ...clock })} to ${when(plot.right, { ...day, ...clock })}`;
}

document.addEventListener('view', showView);
document.addEventListener('click', (event) => {
  const { span, move, zoom } = event.target.dataset;
  if (span) plot.show(Number(span), plot.end);
  if (move) plot.move(Number(move));
  if (zoom) plot.zoom(Number(zoom));
  if (event.target.id === 'live') plot.show(plot.span, null);
});

async function loop() {
  try {
    await refresh();
    showFacts();
  } catch (error) {
    state.problem = error.message.startsWith('The gateway') ? error.message : 'The gateway can not be reached.';
  }
  show();
  // The next question comes just after the next reading is due, or when events bring those, later.
  const age = state.status?.demand.age_seconds ?? plot.usual;
  const wait = Math.min(Math.max(plot.usual - age + 0.5, 1, Math.min(plot.usual / 2, 10)), 30) * 1000;
  await new Promise((resolve) => {
    const timer = setTimeout(resolve, state.isTold ? 20000 : wait);
    state.hurry = () => { clearTimeout(timer); resolve(); };
    document.addEventListener('visibilitychange', state.hurry, { once: true });
  });
  if (document.hidden) listen(false);
  while (document.hidden) await new Promise((resolve) => document.addEventListener('visibilitychange', resolve, { once: true }));
  listen(true);
  loop();
}

let source = null;
/** Lets the gateway tell each reading as it comes (server-sent events); where that fails, asking goes on alone. */
function listen(wanted) {
  if (wanted === Boolean(source && source.readyState !== source.CLOSED)) return;
  source?.close();
  source = null;
  state.isTold = false;
  if (!wanted || !window.EventSource) return;
  source = new EventSource(new URL('/meter/electricity/events', location.origin));
  source.addEventListener('open', () => { state.isTold = true; });
  source.addEventListener('error', () => { state.isTold = false; state.hurry(); });
  source.addEventListener('reading', take);
  for (const kind of ['state', 'gap', 'overwritten']) source.addEventListener(kind, () => state.hurry());
}

/** Takes a reading that the gateway told; one that does not follow on what is here makes the page ask. */
function take(event) {
  const told = JSON.parse(event.data), { status } = state;
  if (told.series !== 'interval_reading' || !status) return;
  if (told.sequence <= state.sequence) return;
  if (told.sequence !== state.sequence + 1 || Number(event.lastEventId.split('-')[0]) !== state.run) return state.hurry();
  state.sequence = told.sequence;
  plot.add(told.time, told.watts);
  status.demand.newest = told;
  // At the time of the last answer, from which its age is counted.
  status.demand.age_seconds = status.now - told.received_at;
  show();
}

setInterval(show, 1000);
loop();
