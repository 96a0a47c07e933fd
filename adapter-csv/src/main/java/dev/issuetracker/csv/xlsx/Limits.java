package dev.issuetracker.csv.xlsx;

/**
 * How much one workbook may cost, whatever it claims about its parts.
 *
 * @param unpacked how many bytes may be read of all parts together
 * @param kept how many bytes its shared texts may take on the disk
 */
record Limits(long unpacked, long kept) {
  /** Sheets are read as streams, so that they may be large; texts stay until the sheet is read. */
  static final Limits USUAL = new Limits(8L << 30, 1L << 30);
}
