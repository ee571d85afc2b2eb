/** Says, in place of the pane, that the page around it is no shell. */
export function showNoShell(): void {
  const message = document.createElement('main');
  message.className = 'no-shell';
  const heading = document.createElement('h1');
  heading.textContent = $localize`:@@noShell.heading:No Windows Admin Center answered`;
  const what = document.createElement('p');
  what.textContent = $localize`:@@noShell.what:This page is shown inside another one, which is not Windows Admin Center or did not answer in time. Open the tool again from Windows Admin Center, or open WacMirror’s own address in a tab of its own.`;
  const alert = document.createElement('div');
  alert.setAttribute('role', 'alert');
  alert.append(heading, what);
  message.append(alert);
  document.body.replaceChildren(message);
}
