// Starts the live pages and keeps trying to come back when the connection breaks.
const modal = () => document.getElementById('components-reconnect-modal');

window.fireSafety = {
    focus: id => document.getElementById(id)?.focus(),
    copy,
};

// Without TLS a browser lends its clipboard to nobody; what is selected it copies all the same.
async function copy(id) {
    const element = document.getElementById(id);
    if (navigator.clipboard) { await navigator.clipboard.writeText(element.innerText.trim()); return true; }
    getSelection().selectAllChildren(element);
    return document.execCommand('copy');
}

// In an open list of choices these keys are the list's: else Enter would send the form, and an arrow move the caret.
document.addEventListener('keydown', e => {
    if (['Enter', 'ArrowDown', 'ArrowUp'].includes(e.key) && e.target.matches?.('[role=combobox][aria-expanded=true]')) e.preventDefault();
});

// The framework would take it for the way to another page: it sees clicks after this.
document.addEventListener('click', e => {
    if (!e.target.closest?.('.skip')) return;
    e.preventDefault();
    document.getElementById('main')?.focus();
}, true);

function show(state) {
    const dialog = modal();
    if (!dialog) return;
    dialog.dataset.state = state;
    if (state === 'none') { if (dialog.open) dialog.close(); }
    else if (!dialog.open) dialog.showModal();
}

async function reconnect() {
    show('trying');
    try {
        if (await Blazor.reconnect()) { show('none'); return; }
        if (await Blazor.resumeCircuit()) { show('none'); return; }
        show('gone'); // the server no longer knows this page
    } catch {
        show('failed');
        setTimeout(reconnect, 3000);
    }
}

await Blazor.start({
    circuit: {
        reconnectionHandler: {
            onConnectionDown: () => { reconnect(); },
            onConnectionUp: () => show('none'),
        },
    },
});
document.getElementById('components-reconnect-button')?.addEventListener('click', reconnect);
document.getElementById('components-reload-button')?.addEventListener('click', () => location.reload());
