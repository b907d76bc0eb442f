// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Bars of the latency's median ratios: 1.00 is the hand-written WHERE without row level security. */
final class Picture {

  private static final Color[] COLOURS = {
    new Color(0x9aa5b1), new Color(0x1f7a4d), new Color(0xd08a2e), new Color(0xb5453c)};
  private static final int WIDTH = 900;
  private static final int LEFT = 290;
  private static final int BAR = 15;
  private static final int TOP = 90;
  private static final double LONGEST = 4;

  private Picture() {
  }

  static void write(List<Result> all, Path file) throws IOException {
    List<Result> bars = all.stream().filter(r -> r.unit().equals("us")).toList();
    int groups = bars.size() / Way.values().length;
    BufferedImage image = new BufferedImage(WIDTH, TOP + groups * (Way.values().length * BAR + 14) + 10,
        BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, WIDTH, image.getHeight());
    title(g);
    int y = TOP;
    for (int i = 0; i < bars.size(); i++) {
      Result bar = bars.get(i);
      if (i % Way.values().length == 0) {
        y += i == 0 ? 0 : 14;
        g.setColor(Color.BLACK);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        g.drawString(bar.what(), 10, y + BAR * 2 + 4);
      }
      bar(g, bar, y);
      y += BAR;
    }
    g.dispose();
    ImageIO.write(image, "png", file.toFile());
  }

  private static void title(Graphics2D g) {
    g.setColor(Color.BLACK);
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
    g.drawString("Time per request, as a ratio to WHERE user_id = ? by hand without RLS (median; shorter is better)", 10, 24);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    int x = 10;
    for (Way way : Way.values()) {
      g.setColor(COLOURS[way.ordinal()]);
      g.fillRect(x, 42, 12, 12);
      g.setColor(Color.BLACK);
      g.drawString(way.title, x + 17, 53);
      x += g.getFontMetrics().stringWidth(way.title) + 40;
    }
  }

  private static void bar(Graphics2D g, Result bar, int y) {
    int length = (int) (Math.min(bar.medianRatio(), LONGEST) / LONGEST * (WIDTH - LEFT - 60));
    g.setColor(COLOURS[bar.way().ordinal()]);
    g.fillRect(LEFT, y + 1, length, BAR - 2);
    g.setColor(Color.BLACK);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    g.drawString(String.format(Locale.ROOT, "%.2f", bar.medianRatio()), LEFT + length + 5, y + BAR - 4);
  }
}
