import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RateChart } from '../chart/rate-chart';
import { macText, ownerOf, vlanWord } from '../data/adapter-words';
import type { AdapterView } from '../data/model';
import { RateBook } from '../data/rate-book';
import { Session } from '../data/session';
import { GridView } from '../grid/grid-view';
import { Icon } from '../icons/icon';
import { Numbers } from '../preferences/numbers';
import { AdapterPolicies } from './adapter-policies';
import { RoleChoice } from './role-choice';

interface Fact {
  readonly label: string;
  readonly value: string;
}

/** The selected adapter: role, what it is, what passes. */
@Component({
  selector: 'wm-details',
  imports: [AdapterPolicies, Icon, RateChart, RoleChoice],
  templateUrl: './details.html',
  styleUrl: './details.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Details {
  private readonly book = inject(RateBook);
  private readonly numbers = inject(Numbers);
  private readonly session = inject(Session);
  private readonly view = inject(GridView);

  protected readonly adapter = this.view.selected;
  protected readonly owner = ownerOf;
  protected readonly mayRead = computed(() => this.session.may('counters.read'));

  protected readonly facts = computed(() => {
    const adapter = this.adapter();
    return adapter ? factsOf(adapter) : [];
  });

  protected readonly totals = computed(() => {
    const rate = this.book.current(this.adapter()?.id ?? '');
    return {
      received: rate ? this.numbers.integer(rate.totalReceived) : '–',
      sent: rate ? this.numbers.integer(rate.totalSent) : '–',
    };
  });

  protected close(): void {
    this.view.selectedId.set(undefined);
  }
}

function factsOf(adapter: AdapterView): readonly Fact[] {
  const tags = (adapter.vm?.tags ?? []).map((tag) => `#${tag}`).join(' ');
  const place = adapter.switch ? `${adapter.node} · ${adapter.switch.name}` : adapter.node;
  const facts: Fact[] = [
    { label: $localize`:@@details.mac:MAC`, value: macText(adapter.mac) },
    { label: $localize`:@@details.addresses:Addresses`, value: adapter.addresses.join(', ') },
    { label: $localize`:@@details.place:Node and switch`, value: place },
    { label: $localize`:@@column.vlan:VLAN`, value: vlanWord(adapter.vlan) },
    { label: $localize`:@@details.session:Monitor session`, value: String(adapter.session) },
    { label: $localize`:@@details.tags:Tags`, value: tags },
    { label: $localize`:@@details.id:Adapter id`, value: adapter.id },
  ];
  return facts.map((fact) => ({ ...fact, value: fact.value || '–' }));
}
