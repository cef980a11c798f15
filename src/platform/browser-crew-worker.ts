/** A crew's thread in a browser. */
import { CrewMember, type MemberStart } from "./crew-member.ts";

const member = new CrewMember((answer) => globalThis.postMessage(answer));
globalThis.onmessage = (event: MessageEvent<MemberStart>) => member.start(event.data);
