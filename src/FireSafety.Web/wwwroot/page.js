// What only the browser knows of itself.
const system = matchMedia('(prefers-color-scheme: dark)');

export function isDark() {
    const chosen = document.documentElement.dataset.theme;
    return chosen === 'dark' || (chosen !== 'light' && system.matches);
}

export const isWide = () => innerWidth >= 960;

export function chooseTheme(theme) {
    document.documentElement.dataset.theme = theme;
    document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
}
