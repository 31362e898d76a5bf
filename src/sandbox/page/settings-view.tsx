import { useState } from 'preact/hooks';
import { revisionNames } from '../contract/revisions.js';
import { command } from './command.js';
import { Loading } from './loading.js';
import { ResetBox } from './reset-box.js';
import { RestrictedKeys } from './restricted-keys.js';
import { Select, Setting } from './setting.js';
import { useData } from './use-data.js';

interface Settings {
  readonly retired: 'serve' | 'forward';
  readonly usualRevision: string | null;
  readonly processingMs: number;
  readonly rateLimits: number;
  readonly missingKey: number;
}

const shares = [
  ['1', 'as Klaviyo’s'],
  ['0.1', 'a tenth'],
  ['0.01', 'a hundredth'],
  ['0', 'off'],
] as const;

const revisionChoices = [
  ['', 'none'],
  ...revisionNames.toReversed().map((name) => [name, name] as const),
] as const;

const missingKeys = [
  ['401', '401, as one page of the docs has it'],
  ['400', '400, as another has it'],
] as const;

const delays = [0, 50, 1_000, 10_000, 60_000];

const withCurrent = (value: string, options: readonly (readonly [string, string])[]) =>
  options.some(([name]) => name === value) ? options : [...options, [value, value] as const];

/** What can be changed while the sandbox runs, and the way back to an empty one. */
export const SettingsView = () => {
  const settings = useData<Settings>('/_sandbox/settings', 'settings');
  const [problem, setProblem] = useState('');
  if (settings === 'loading') return <Loading />;
  const change = async (changes: Partial<Record<keyof Settings, unknown>>) =>
    setProblem((await command('PATCH', '/_sandbox/settings', changes)) ?? '');
  return (
    <>
      {settings !== 'missing' && (
        <section aria-labelledby="settings-title" class="block">
          <h2 id="settings-title">Settings</h2>
          <div class="panel">
            <Setting title="Rate limits" hint="Share of Klaviyo’s windows that applies.">
              <Select
                value={String(settings.rateLimits)}
                options={withCurrent(String(settings.rateLimits), shares)}
                onChoose={(value) => change({ rateLimits: Number(value) })}
              />
            </Setting>
            <Setting title="Retired revisions" hint="Those older than two years.">
              <Select
                value={settings.retired}
                options={[
                  ['serve', 'serve them as they were'],
                  ['forward', 'forward them, as Klaviyo does'],
                ]}
                onChoose={(value) => change({ retired: value })}
              />
            </Setting>
            <Setting
              title="Usual revision"
              hint="Of requests that name none. With none they are refused."
            >
              <Select
                value={settings.usualRevision ?? ''}
                options={revisionChoices}
                onChoose={(value) => change({ usualRevision: value || null })}
              />
            </Setting>
            <Setting title="Missing key" hint="Status for a missing or wrong key.">
              <Select
                value={String(settings.missingKey)}
                options={missingKeys}
                onChoose={(value) => change({ missingKey: Number(value) })}
              />
            </Setting>
            <Setting title="Processing" hint="Until an accepted event can be read.">
              <Select
                value={String(settings.processingMs)}
                options={withCurrent(
                  String(settings.processingMs),
                  delays.map((delay) => [String(delay), `${delay} ms`] as const),
                )}
                onChoose={(value) => change({ processingMs: Number(value) })}
              />
            </Setting>
            <p role="alert" class="problem">
              {problem}
            </p>
          </div>
        </section>
      )}
      <RestrictedKeys />
      <section aria-labelledby="reset-title" class="block">
        <h2 id="reset-title">Start afresh</h2>
        <ResetBox />
      </section>
    </>
  );
};
