package dev.issuetracker.csv;

import java.util.List;

/** Some programs end the lines within a cell as they end the rows of a file. */
public final class LineEnds {

  private LineEnds() {}

  /** The cells of a row, whatever kind of file they stood in, with the line ends of the tracker. */
  public static List<String> folded(List<String> cells) {
    return cells.stream().map(LineEnds::folded).toList();
  }

  private static String folded(String cell) {
    return cell.indexOf('\r') < 0 ? cell : cell.replace("\r\n", "\n");
  }
}
