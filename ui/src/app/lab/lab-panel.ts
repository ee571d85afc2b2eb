import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Session } from '../data/session';
import { Icon } from '../icons/icon';
import { CaptureForm } from './capture-form';
import { LabCounters } from './lab-counters';
import { MoveForm } from './move-form';
import { NodeControls } from './node-controls';
import { PingForm } from './ping-form';
import { TryItCard } from './try-it-card';

/** Below this width, in pixels, the table needs the room more than the lab does, so the lab starts closed. */
const ROOMY = 1180;

/** What can be done to the embedded cluster. */
@Component({
  selector: 'wm-lab-panel',
  imports: [CaptureForm, Icon, MoveForm, NodeControls, PingForm, TryItCard],
  templateUrl: './lab-panel.html',
  styleUrl: './lab-panel.css',
  host: { '[class.open]': 'open()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LabPanel {
  private readonly session = inject(Session);
  protected readonly counters = inject(LabCounters);
  protected readonly open = signal(innerWidth >= ROOMY);
  protected readonly mayControl = computed(() => this.session.may('lab.control'));

  constructor() {
    void this.counters.read();
  }

  protected toggle(): void {
    this.open.update((open) => !open);
  }
}
