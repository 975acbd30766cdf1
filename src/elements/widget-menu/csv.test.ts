import { expect } from '@open-wc/testing';
import { fileNameOf, toCsv } from './csv.js';

function lines(csv: string) {
  return csv.slice(1).split('\r\n');
}

describe('toCsv', () => {
  it('begins with the UTF-8 mark, and ends every line as RFC 4180 says', () => {
    const csv = toCsv({ columns: ['Name', 'Größe'], rows: [['Ä', 1.5]] });
    expect(csv).to.equal('\ufeffName,Größe\r\nÄ,1.5\r\n');
  });

  it('quotes what would break a cell, and leaves the rest alone', () => {
    const rows = [['a,b', 'say "hi"', 'two\nlines', 'a;b', ' spaced', 'plain text']];
    expect(toCsv({ columns: [], rows })).to.equal(
      '\ufeff\r\n"a,b","say ""hi""","two\nlines","a;b"," spaced",plain text\r\n',
    );
  });

  it('writes every kind of value', () => {
    const rows = [[null, true, -3, 1e21, { a: [1] }, []]];
    expect(lines(toCsv({ columns: [], rows }))[1]).to.equal(',true,-3,1e+21,"{""a"":[1]}",[]');
  });

  it('fills short rows up and loses nothing of long ones', () => {
    const csv = toCsv({ columns: ['a', 'b', 'c'], rows: [[1], [1, 2, 3, 4], []] });
    expect(lines(csv)).to.deep.equal(['a,b,c', '1,,', '1,2,3,4', ',,', '']);
  });

  for (const text of [
    '=1+1',
    '+cmd()',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '＝1',
    '|calc',
    '-a',
  ]) {
    it(`makes no formula of ${JSON.stringify(text)}`, () => {
      const [, line] = lines(toCsv({ columns: ['x'], rows: [[text]] }));
      expect(line!.replace(/^"/, '')[0]).to.equal("'");
      const [head] = lines(toCsv({ columns: [text], rows: [] }));
      expect(head!.replace(/^"/, '')[0], 'in the head, too').to.equal("'");
    });
  }

  it('leaves numbers as they are, also those that came as text', () => {
    const rows = [[-5, '-5', '+4.5', '-1e3', '-12%', '1,000', '-0.5']];
    expect(lines(toCsv({ columns: [], rows }))[1]).to.equal('-5,-5,+4.5,-1e3,-12%,"1,000",-0.5');
  });
});

describe('fileNameOf', () => {
  const names: Readonly<Record<string, string>> = {
    Temperature: 'Temperature.csv',
    'CPU / load: "all" <b>': 'CPU load all b.csv',
    '../../etc/passwd': 'etc passwd.csv',
    '': 'widget.csv',
    ' ... ': 'widget.csv',
    'a\nb\u202ec': 'a b c.csv',
    CON: '_CON.csv',
    'Äußere 温度': 'Äußere 温度.csv',
  };
  for (const [title, name] of Object.entries(names)) {
    it(`makes ${JSON.stringify(name)} of ${JSON.stringify(title)}`, () => {
      expect(fileNameOf(title, 'csv')).to.equal(name);
    });
  }

  it('cuts long titles between characters', () => {
    expect(fileNameOf('😀'.repeat(200), 'csv')).to.equal(`${'😀'.repeat(100)}.csv`);
  });
});
