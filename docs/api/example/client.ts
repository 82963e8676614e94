/** A client for the whole API without a shape of its own: a name that the contract lacks does not compile. */

import type { components, paths } from "./api";

export type Schemas = components["schemas"];
type Operation<P extends keyof paths> = paths[P]["get"];
type Body<P extends keyof paths> = Operation<P>["responses"][200]["content"]["application/json"];

/** What an operation answers. Lists are sparse only where `fields` is asked for, which `Asked` leaves out. */
export type Answer<P extends keyof paths> = Exclude<Body<P>, { fields: string[] }>;
type Asked<P extends keyof paths> = Pick<Operation<P>["parameters"], "path" | "query"> & {
  query?: { fields?: never };
};

const API = document.querySelector<HTMLMetaElement>("meta[name=api]")!.content;

/** What came instead of an answer: `status` is that of HTTP, or 0 where the API could not be reached. */
export class Failure extends Error {
  constructor(
    readonly status: number,
    problem?: Schemas["Problem"],
  ) {
    // Written for programmers, in English: good for a log, not for readers.
    super(problem?.detail);
  }
}

export function get<P extends keyof paths>(path: P, asked: Asked<P>): Promise<Answer<P>> {
  const parameters: { path?: object; query?: object } = asked;
  let filled: string = path;
  for (const [name, value] of Object.entries(parameters.path ?? {})) {
    filled = filled.replace(`{${name}}`, encodeURIComponent(value));
  }
  const address = new URL(filled, API);
  for (const [name, value] of Object.entries(parameters.query ?? {})) {
    if (value !== undefined) address.searchParams.set(name, String(value));
  }
  return load(address);
}

/** The next part of a list; nothing at its end. */
export async function fetchNext<List extends { next: string | null }>(list: List): Promise<List | null> {
  return list.next === null ? null : load<List>(list.next);
}

/** The browser keeps answers and asks with their `ETag` by itself. */
async function load<T>(address: string | URL): Promise<T> {
  const response = await fetch(address, { credentials: "omit" }).catch(() => {
    throw new Failure(0);
  });
  // Whatever stands between here and there may answer something that is no JSON.
  const body = await response.json().catch(() => undefined);
  if (!response.ok || body === undefined) throw new Failure(response.status, body);
  return body;
}
