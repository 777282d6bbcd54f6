import { inflateSync } from 'node:zlib';

/**
 * A WOFF file as the OpenType font in it, in whose names one word stands for another of the same
 * length: so that a program keeps two files of one family apart.
 */
export function renamedFont(woff: Buffer, old: string, next: string): Buffer {
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(12 + 16 * count);
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  head.writeUInt16BE(count, 4);
  const tables: Buffer[] = [];
  let offset = head.length;
  for (let index = 0; index < count; index += 1) {
    const entry = 44 + 20 * index;
    const [from, packed, length, checksum] = [4, 8, 12, 16].map((at) => woff.readUInt32BE(entry + at)) as [
      number,
      number,
      number,
      number,
    ];
    const data = woff.subarray(from, from + packed);
    const tag = woff.toString('latin1', entry, entry + 4);
    const plain = packed < length ? inflateSync(data) : Buffer.from(data);
    const table = tag === 'name' ? replaced(plain, utf16(old), utf16(next)) : plain;
    head.write(tag, 12 + 16 * index, 'latin1');
    [checksum, offset, length].forEach((value, at) => {
      head.writeUInt32BE(value, 16 + 16 * index + 4 * at);
    });
    tables.push(table, Buffer.alloc(-length & 3));
    offset += length + (-length & 3);
  }
  return Buffer.concat([head, ...tables]);
}

const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16();

function replaced(bytes: Buffer, old: Buffer, next: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf(old); at >= 0; at = copy.indexOf(old, at + old.length)) next.copy(copy, at);
  return copy;
}
