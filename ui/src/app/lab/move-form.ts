import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { Fleet } from '../data/fleet';
import { GridView } from '../grid/grid-view';
import { Attempt } from './attempt';
import { Lab } from './lab';

/** Moves a machine to another node, live. */
@Component({
  selector: 'wm-move-form',
  templateUrl: './move-form.html',
  styleUrl: './lab-form.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MoveForm {
  private readonly lab = inject(Lab);
  private readonly view = inject(GridView);
  protected readonly fleet = inject(Fleet);

  protected readonly machine = signal('');
  protected readonly chosen = signal('');
  protected readonly attempt = new Attempt<string>();

  private readonly home = computed(
    () => this.fleet.adapters().find((adapter) => adapter.vm?.name === this.machine())?.node,
  );

  /** Where the machine could go: every node but its own. */
  protected readonly targets = computed(() => this.fleet.nodes().filter((node) => node.name !== this.home()));

  protected readonly target = computed(() => {
    const names = this.targets().map((node) => node.name);
    return names.includes(this.chosen()) ? this.chosen() : (names[0] ?? '');
  });

  constructor() {
    effect(() => {
      const name = this.view.selected()?.vm?.name;
      if (name !== undefined) this.machine.set(name);
    });
    effect(() => {
      if (this.machine() === '') this.machine.set(this.fleet.machines()[0] ?? '');
    });
  }

  protected value(event: Event): string {
    return (event.target as HTMLSelectElement).value;
  }

  protected submit(event: Event): void {
    event.preventDefault();
    const [machine, target] = [this.machine(), this.target()];
    void this.attempt.run(async () => {
      await this.lab.move(machine, target);
      return $localize`:@@move.done:${machine}:machine: runs on ${target}:node: now.`;
    });
  }
}
