import { describe, expect, it } from 'vitest';
import { readArguments } from '../../src/command/arguments.ts';

const options = (...args: readonly string[]): unknown => {
  const command = readArguments(args);
  return command.kind === 'scan' ? command.options : command;
};

describe('readArguments', () => {
  it('scans with the recommended preset when nothing is said', () => {
    expect(options()).toEqual({ paths: [], preset: 'recommended', isProject: true });
  });

  it('reads every flag, with a space or an equals sign', () => {
    expect(
      options(
        'src',
        '--preset',
        'strict',
        '--format=json',
        '--output-file',
        'out.json',
        '--max-warnings=0',
        '--no-project',
        'lib',
      ),
    ).toEqual({
      paths: ['src', 'lib'],
      preset: 'strict',
      isProject: false,
      format: 'json',
      outputFile: 'out.json',
      maxWarnings: 0,
    });
  });

  it('takes the last of a repeated flag', () => {
    expect(options('--preset', 'strict', '--preset', 'recommended')).toMatchObject({ preset: 'recommended' });
  });

  it('takes everything after -- as paths', () => {
    expect(options('--', '--preset')).toEqual({ paths: ['--preset'], preset: 'recommended', isProject: true });
  });

  it.each([
    [['--help'], 'help'],
    [['-h'], 'help'],
    [['src', '--help', '--version'], 'help'],
    [['--version'], 'version'],
    [['-v'], 'version'],
  ])('%j asks for %s', (args, kind) => {
    expect(readArguments(args)).toEqual({ kind });
  });

  it.each([
    [
      ['--fix'],
      'Unknown flag --fix: expected one of --preset, --format, --output-file, --max-warnings, --help, --version, --json, --no-project.',
    ],
    [
      ['-x'],
      'Unknown flag -x: expected one of --preset, --format, --output-file, --max-warnings, --help, --version, --json, --no-project.',
    ],
    [
      ['--no-format'],
      'Unknown flag --no-format: expected one of --preset, --format, --output-file, --max-warnings, --help, --version, --json, --no-project.',
    ],
    [
      ['--toString'],
      'Unknown flag --toString: expected one of --preset, --format, --output-file, --max-warnings, --help, --version, --json, --no-project.',
    ],
    [['--preset'], '--preset needs a value: recommended or strict.'],
    [['--preset='], '--preset needs a value: recommended or strict.'],
    [['--format', '--preset', 'strict'], '--format needs a value: the name of an ESLint formatter, such as json.'],
    [['--output-file'], '--output-file needs a value: the name of a file to write.'],
    [['--help=yes'], '--help takes no value.'],
    [['--preset', 'lax'], '--preset expects recommended or strict, not "lax".'],
    [['--max-warnings', 'few'], '--max-warnings expects a whole number, 0 or more, not "few".'],
    [['--max-warnings=-1'], '--max-warnings expects a whole number, 0 or more, not "-1".'],
    [['--max-warnings', '1.5'], '--max-warnings expects a whole number, 0 or more, not "1.5".'],
    [['--max-warnings', '0x10'], '--max-warnings expects a whole number, 0 or more, not "0x10".'],
    [[''], 'A path is empty: expected the name of a file or a folder.'],
  ])('%j is a mistake', (args, message) => {
    expect(readArguments(args)).toEqual({ kind: 'mistake', message });
  });
});
