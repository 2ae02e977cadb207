/** An invented person's workbook, for looking at screens. */
import { fakeCard, fakeReading, fakeRecord, type FakeContents } from "../ipc/fake";

export function sampleContents(): FakeContents {
  return {
    settings: { lastPlace: { step: 1, promptId: "general/1/q2", worksheet: null } },
    records: [
      fakeRecord("answer", {
        step: 1,
        promptId: "general/1/q1",
        prompt: "When did stopping stop being up to you?",
        text: "I used to say that I could leave it any week I liked. The week my daughter was born I counted the minutes until I could go down to the car.\n\nAfter that I made rules. Only weekends, then only with company, then only the good kind.",
      }),
      fakeRecord("amends", {
        person: "Marta",
        relationship: "sister",
        harm: "Borrowed money twice and told her it was for rent.",
        injury: "maybe",
        injuryWords: "Her husband does not know about the second time.",
      }),
      fakeRecord("amends", { person: "D., from the band", relationship: "friend", harm: "Left him to pay for three shows.", injury: "no", injuryWords: "" }),
    ],
    cards: [
      fakeCard(),
      fakeCard({ id: "card-2", name: "Ben T.", role: "sponsee" }),
      fakeCard({ id: "card-3", name: "Kim", role: "sponsee", confirmedAt: null }),
    ],
    sent: [{ id: "letter-9", to: "card-1", toName: "Ana R.", sealedAt: "2026-11-15T18:00:00Z", titles: ["Step One"], kind: "letter", inReplyTo: null, answeredAt: null }],
    received: [fakeReading()],
  };
}
