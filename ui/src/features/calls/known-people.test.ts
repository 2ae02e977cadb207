import { describe, expect, it } from "vitest";
import { callWith, contactNamed } from "../../dev/calls";
import { byDay, newestFirst } from "./days";
import { callsWith, knownPeople, matching } from "./known-people";

const dora = contactNamed("Dora K.");
const names = (people: { name: string }[]) => people.map(({ name }) => name);
const newest = [
  callWith("dora k", {}, { occurredAt: "2026-11-21T10:00:00Z", localDate: "2026-11-21" }),
  callWith("Élise", {}, { occurredAt: "2026-11-20T10:00:00Z", localDate: "2026-11-20" }),
  callWith("ELISE ", {}, { occurredAt: "2026-11-19T10:00:00Z", localDate: "2026-11-19" }),
  callWith("D., as she was", {}, { occurredAt: "2026-11-18T10:00:00Z", localDate: "2026-11-18", links: [{ relation: "with", to: dora.id }] }),
  callWith("", {}, { occurredAt: "2026-11-17T10:00:00Z", localDate: "2026-11-17" }),
];

describe("the people known", () => {
  it("are everybody called, the last called first, then the others by name, each once", () => {
    const people = knownPeople([contactNamed("Zoe"), dora, contactNamed("Adam")], newest);
    expect(names(people)).toEqual(["dora k", "Élise", "Dora K.", "Adam", "Zoe"]);
    expect(people[2]).toEqual({ name: "Dora K.", contact: dora.id, lastCall: "2026-11-18" });
  });

  it("are found by how any of their names begins, without accents and case", () => {
    const people = knownPeople([dora, contactNamed("Ana D.")], newest);
    expect(names(matching(people, "d"))).toEqual(["dora k", "Dora K.", "Ana D."]);
    expect(names(matching(people, "eli"))).toEqual(["Élise"]);
    expect(names(matching(people, "lise"))).toEqual([]);
    expect(matching(people, "  ")).toEqual(people);
  });
});

describe("a person's calls", () => {
  it("are those linked to them, and those under their name that are linked to nobody", () => {
    const other = contactNamed("dora k.");
    const calls = [
      callWith("Dora K."),
      callWith("D.", {}, { links: [{ relation: "with", to: dora.id }] }),
      callWith("Dora K.", {}, { links: [{ relation: "with", to: other.id }] }),
      callWith("Dora"),
    ];
    expect(callsWith(dora, calls)).toEqual(calls.slice(0, 2));
  });
});

describe("days", () => {
  it("stand the newest first, their calls the newest first, each call on the day it was local to it", () => {
    const early = callWith("a", {}, { occurredAt: "2026-11-22T00:10:00Z", localDate: "2026-11-21" });
    const late = callWith("b", {}, { occurredAt: "2026-11-22T20:00:00Z", localDate: "2026-11-22" });
    const mid = callWith("c", {}, { occurredAt: "2026-11-21T12:00:00Z", localDate: "2026-11-21" });
    const sorted = [mid, late, early].sort(newestFirst);
    expect(byDay(sorted)).toEqual([
      { day: "2026-11-22", calls: [late] },
      { day: "2026-11-21", calls: [early, mid] },
    ]);
  });
});
