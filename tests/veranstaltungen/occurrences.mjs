// Reads a JSON list of {text, from, to} from standard input and writes, for each, the dates that
// ical.js finds: [start, end, summary, status], as UTC moments or as days.
import ICAL from "ical.js";
import { text as readAll } from "node:stream/consumers";

function written(time) {
  if (time.isDate) return time.toString();
  return time.toJSDate().toISOString().replace(".000Z", "+00:00");
}

function row(details, item) {
  const status = item.component.getFirstPropertyValue("status");
  return [written(details.startDate), written(details.endDate), item.summary, status];
}

function occurrences({ text, from, to }) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  calendar
    .getAllSubcomponents("vtimezone")
    .forEach((zone) => ICAL.TimezoneService.register(zone));
  const components = calendar.getAllSubcomponents("vevent");
  const isOverride = (component) => component.hasProperty("recurrence-id");
  const begin = new Date(from);
  const end = new Date(to);
  const found = [];
  for (const component of components.filter((one) => !isOverride(one))) {
    const event = new ICAL.Event(component);
    components
      .filter(isOverride)
      .filter((one) => one.getFirstPropertyValue("uid") === event.uid)
      .forEach((one) => event.relateException(new ICAL.Event(one)));
    const iterator = event.isRecurring() ? event.iterator() : [event.startDate][Symbol.iterator]();
    for (let step = 0; step < 20000; step++) {
      const next = event.isRecurring() ? iterator.next() : iterator.next().value;
      if (!next || next.toJSDate() > end) break;
      const details = event.isRecurring()
        ? event.getOccurrenceDetails(next)
        : { startDate: event.startDate, endDate: event.endDate, item: event };
      const start = details.startDate.toJSDate();
      if (start >= begin && start < end) found.push(row(details, details.item));
    }
  }
  return found.sort();
}

const cases = JSON.parse(await readAll(process.stdin));
process.stdout.write(JSON.stringify(cases.map(occurrences)));
