package dev.tenancy.http.console;

import java.util.List;

/** How well the texts of a page can be told from what is behind them (WCAG 2.2, 1.4.3). */
final class Contrast {
  /** What the level AA wants of text of normal size. */
  static final double ENOUGH = 4.5;

  private static final String TOO_LOW = """
      const colour = text => {
        const [red, green, blue, alpha = 1] = text.match(/[\\d.]+/g).map(Number);
        return {channels: [red, green, blue], alpha};
      };
      const behind = element => {
        for (let each = element; each; each = each.parentElement) {
          const {channels, alpha} = colour(getComputedStyle(each).backgroundColor);
          if (alpha === 1) return channels;
          if (alpha !== 0) throw new Error('half transparent: ' + each.outerHTML);
        }
        throw new Error('nothing behind: ' + element.outerHTML);
      };
      const luminance = channels => channels
        .map(channel => channel / 255)
        .map(channel => channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4)
        .reduce((sum, channel, i) => sum + channel * [0.2126, 0.7152, 0.0722][i], 0);
      const ratio = element => {
        const text = colour(getComputedStyle(element).color).channels;
        const [darker, lighter] = [text, behind(element)].map(luminance).sort((a, b) => a - b);
        return (lighter + 0.05) / (darker + 0.05);
      };
      const texts = [...document.querySelectorAll('body *')]
        .filter(element => element.checkVisibility())
        .filter(element => ['INPUT', 'SELECT'].includes(element.tagName)
          || [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()));
      return [texts.length, texts.filter(element => ratio(element) < arguments[0])
        .map(element => `${ratio(element).toFixed(2)} ${element.outerHTML}`)];
      """;

  private Contrast() {}

  /** The visible texts, buttons and fields that have less contrast than this. */
  @SuppressWarnings("unchecked")
  static List<String> tooLow(Browser browser, double wanted) {
    List<Object> result = (List<Object>) browser.script(TOO_LOW, wanted);
    if ((long) result.get(0) < 5) {
      throw new AssertionError("only " + result.get(0) + " texts were looked at");
    }
    return (List<String>) result.get(1);
  }
}
