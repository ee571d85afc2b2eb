import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { errorsWithin, fieldErrorPlace, fieldErrorText } from '../data/field-error-words';
import { Fleet } from '../data/fleet';
import { PolicyApi } from '../data/policy-api';
import type { PolicySummary } from '../data/policy-model';
import { disruptive, inForce, policyName } from '../data/policy-words';
import { Problem, textOf } from '../data/problem';
import { settingText, settingWord } from '../data/ref-words';
import { Icon } from '../icons/icon';
import { Attempt } from '../lab/attempt';
import { PaneRoute } from '../shell/pane-route';
import { Tabs, type Tab } from '../shell/tabs';
import { PoliciesState } from './policies-state';
import { emptyDraft, readDraft, textOfDocument, writeDraft, type PolicyDraft } from './policy-draft';
import { PolicyForm } from './policy-form';
import { PolicyOutlook } from './policy-outlook';
import { PolicyPreview } from './policy-preview';

/** Makes a policy, or changes one: a form for the usual, its JSON for everything, and beside both what it would do. */
@Component({
  selector: 'wm-policy-editor',
  imports: [Icon, PolicyForm, PolicyPreview, Tabs],
  providers: [PolicyOutlook],
  templateUrl: './policy-editor.html',
  styleUrl: './policy-editor.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PolicyEditor {
  private readonly api = inject(PolicyApi);
  private readonly fleet = inject(Fleet);
  private readonly route = inject(PaneRoute);
  private readonly state = inject(PoliciesState);
  protected readonly outlook = inject(PolicyOutlook);

  /** The policy that is changed; undefined for a new one. */
  readonly policy = input<PolicySummary>();

  protected readonly view = signal<'form' | 'json'>('form');
  protected readonly draft = signal<PolicyDraft>(emptyDraft());
  protected readonly text = signal('');
  protected readonly touched = signal(false);
  protected readonly accepts = signal(false);
  protected readonly formProblem = signal('');
  protected readonly loadProblem = signal('');
  protected readonly loading = signal(true);
  protected readonly attempt = new Attempt<string>();

  /** The revision that the change is based on: the one that was read, not one that came since. */
  private readonly based = signal(0);

  protected readonly heading = computed(() => {
    const policy = this.policy();
    return policy
      ? $localize`:@@editor.edit:Edit “${policyName(policy, this.fleet)}:name:”`
      : $localize`:@@policies.new:New policy`;
  });

  protected readonly tabs: readonly Tab[] = [
    { key: 'form', label: $localize`:@@editor.form:Form` },
    { key: 'json', label: $localize`:@@editor.json:JSON` },
  ];

  /** Before anything is typed, what is missing is no mistake yet. */
  protected readonly errors = computed(() => (this.touched() ? this.outlook.errors() : []));

  /** For the text, everything with its place; for the form, what has no field there. */
  protected readonly listed = computed(() => {
    const errors = this.errors();
    const shown = this.view() === 'json' ? errors : errors.filter((error) => !hasField(error.field));
    return shown.map((error) => ({
      where: [error.field, fieldErrorPlace(error)].filter(Boolean).join(', '),
      text: fieldErrorText(error),
    }));
  });

  protected readonly risky = computed(() =>
    disruptive(this.outlook.view()?.steps ?? []).map(({ setting, node }) =>
      [`${settingWord(setting.kind)}: ${settingText(setting)}`, node].filter(Boolean).join(', '),
    ),
  );

  private readonly enforces = computed(() => this.outlook.enforces());

  /** Whether saving takes effect on the nodes at once. */
  protected readonly acts = computed(() => {
    const policy = this.policy();
    return this.enforces() && (policy === undefined || inForce(policy));
  });

  protected readonly ready = computed(
    () =>
      !this.loading() &&
      !this.attempt.running() &&
      (!this.acts() || this.risky().length === 0 || this.accepts()),
  );

  constructor() {
    // The input is there once the first reading is due.
    queueMicrotask(() => void this.load());
  }

  protected chooseView(view: string): void {
    if (view === 'json') {
      this.formProblem.set('');
      this.view.set('json');
      return;
    }
    const draft = readDraft(parsed(this.text()));
    if (draft) this.draft.set(draft);
    this.formProblem.set(
      draft
        ? ''
        : $localize`:@@editor.noForm:The form cannot show this text; it needs plain JSON without comments, and only members it knows.`,
    );
    if (draft) this.view.set('form');
  }

  protected edit(draft: PolicyDraft): void {
    this.draft.set(draft);
    this.typed(textOfDocument(writeDraft(draft)));
  }

  protected type(event: Event): void {
    this.typed((event.target as HTMLTextAreaElement).value);
  }

  protected checked(event: Event): boolean {
    return (event.target as HTMLInputElement).checked;
  }

  protected cancel(): void {
    this.route.go({ view: 'policies', policy: this.policy()?.id });
  }

  /** Stores it; with `apply`, what follows is how it shall be applied. */
  protected async save(apply: boolean): Promise<void> {
    this.touched.set(true);
    if (!this.ready()) return;
    const policy = this.policy();
    await this.attempt.run(async () => {
      try {
        const saved = policy
          ? await this.api.change(policy.id, this.based(), this.text())
          : await this.api.create(this.text());
        return saved.policy.id;
      } catch (error) {
        if (error instanceof Problem && error.body.errors) this.outlook.refuse(error.body.errors);
        throw error;
      }
    });
    const id = this.attempt.result();
    if (id === undefined) return;
    this.state.toApply.set(apply ? id : undefined);
    this.route.go({ view: 'policies', policy: id });
  }

  private typed(text: string): void {
    this.touched.set(true);
    this.accepts.set(false);
    this.text.set(text);
    this.outlook.look(text, this.policy()?.id);
  }

  private async load(): Promise<void> {
    const policy = this.policy();
    try {
      const document = policy ? (await this.api.read(policy.id)).document : writeDraft(emptyDraft());
      const draft = readDraft(document);
      if (draft) this.draft.set(draft);
      else this.view.set('json');
      this.based.set(Number(document['revision'] ?? policy?.revision ?? 0));
      this.text.set(textOfDocument(document));
      this.outlook.look(this.text(), policy?.id);
      this.loading.set(false);
    } catch (error) {
      this.loadProblem.set(textOf(error));
    }
  }
}

/** Whether the form has a place where it shows an error of this field. */
function hasField(field: string): boolean {
  const own = ['name', 'reason', 'mode', 'collectors', 'colocate', 'manageTrunk', 'manageCapture'];
  if (own.includes(field) || field === 'expiresAt' || field === 'expiresIn') return true;
  return (
    errorsWithin([{ field, allowed: '', kind: '' }], 'sources').length > 0 || field.startsWith('destinations')
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
