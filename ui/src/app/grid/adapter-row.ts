import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { coverageWord, leakingWord, sourceReason, worstOf } from '../data/coverage-words';
import { Fleet } from '../data/fleet';
import { ownerOf, roleWord, titleOf, vlanWord, vmStateWord } from '../data/adapter-words';
import type { AdapterView } from '../data/model';
import { Pairing } from '../data/pairing';
import { PolicyBoard } from '../data/policy-board';
import { policyName } from '../data/policy-words';
import { RateBook } from '../data/rate-book';
import { RoleWrites } from '../data/role-writes';
import { Session } from '../data/session';
import { Icon } from '../icons/icon';
import { CoverageBadge } from '../policies/coverage-badge';
import { Numbers } from '../preferences/numbers';
import type { Column } from './columns';
import { GridFocus } from './grid-focus';
import { RoleIcon } from './role-icon';

/** One adapter. Its rates show only while they are current, and its role is only ever what was read back. */
@Component({
  selector: 'wm-adapter-row',
  imports: [CoverageBadge, Icon, RoleIcon],
  templateUrl: './adapter-row.html',
  styleUrl: './adapter-row.css',
  host: { '(keydown.escape)': 'dismiss()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AdapterRow {
  private readonly book = inject(RateBook);
  private readonly writes = inject(RoleWrites);
  private readonly session = inject(Session);
  private readonly numbers = inject(Numbers);
  private readonly pairing = inject(Pairing);
  private readonly board = inject(PolicyBoard);
  private readonly fleet = inject(Fleet);
  protected readonly focus = inject(GridFocus);

  readonly adapter = input.required<AdapterView>();
  readonly columns = input.required<readonly Column[]>();
  readonly index = input.required<number>();

  /** The role button that was pressed. */
  readonly roleMenu = output<HTMLElement>();

  /** The column that was clicked. */
  readonly choose = output<number>();

  /** Apart from the template, so that a scroll does not check the cells of every row that stays. */
  protected readonly leaking = leakingWord();
  protected readonly stop = computed(() => this.focus.stopIn(this.index()));
  protected readonly owner = computed(() => ownerOf(this.adapter()));
  protected readonly vlan = computed(() => vlanWord(this.adapter().vlan));
  protected readonly role = computed(() => roleWord(this.adapter().role));
  protected readonly mayWrite = computed(() => this.session.may('roles.write'));
  protected readonly write = computed(() => this.writes.of(this.adapter().id));
  protected readonly wanted = computed(() => roleWord(this.write()?.wanted ?? 'None'));

  /** The machine's state where it is worth a word: a running machine is the rule. */
  protected readonly state = computed(() => {
    const state = this.adapter().vm?.state ?? 'Running';
    return state === 'Running' ? undefined : vmStateWord(state);
  });

  protected readonly problem = computed(() => {
    const write = this.write();
    return write?.state === 'failed' ? write.problem : undefined;
  });

  /** How it stands with it as a source: the worst of the policies that watch it, and all of them in words. */
  protected readonly coverage = computed(() => {
    const sources = this.board.sourcesOf(this.adapter().id);
    const state = worstOf(sources.map((source) => source.state));
    if (!state) return undefined;
    const text = sources.map((source) => {
      const policy = this.board.policy(source.policy);
      const words = [coverageWord(source.state), sourceReason(source)].filter(Boolean).join(' · ');
      return policy ? `${policyName(policy, this.fleet)}: ${words}` : words;
    });
    return { state, text: text.join('\n'), leaking: sources.some((source) => source.leaking) };
  });

  /** What the role lacks to have an effect, in words; coverage says it better where there is some. */
  protected readonly lack = computed(() =>
    this.coverage() ? undefined : this.pairing.textOf(this.adapter()),
  );

  /** With a problem the role's cell reaches over the rates beside it, or, where there are none, over all before it. */
  protected readonly roleSpan = computed(() => {
    const columns = this.columns();
    const role = columns.findIndex((column) => column.key === 'role') + 1;
    return role < columns.length ? `${role} / -1` : '1 / -1';
  });

  protected readonly roleLabel = computed(
    () => $localize`:@@role.button:Role of ${titleOf(this.adapter())}:adapter:: ${this.role()}:role:`,
  );

  protected readonly figures = computed(() => {
    const rate = this.book.current(this.adapter().id);
    if (!rate) return undefined;
    return {
      received: this.numbers.rate(rate.receivedPackets),
      sent: this.numbers.rate(rate.sentPackets),
      bytes: this.numbers.bytes(rate.receivedBytes + rate.sentBytes),
      dropped: this.numbers.rate(rate.dropped),
    };
  });

  /** The grid's track of a cell: its own, named only while the role's cell lies over others. */
  protected track(column: Column, index: number): string | null {
    if (this.problem() === undefined) return null;
    return column.key === 'role' ? this.roleSpan() : `${index + 1}`;
  }

  protected dismiss(): void {
    if (this.problem() !== undefined) this.writes.dismiss(this.adapter().id);
  }

  protected openRole(event: Event): void {
    event.stopPropagation();
    this.roleMenu.emit(event.currentTarget as HTMLElement);
  }
}
