import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Writes rows for COPY: java bench/Generate.java TABLE ISSUES SEED, or with "csv" as the table a
 * file for an import. The same seed gives the same rows. Nobody in them is real. Few projects,
 * people, labels and words are busy, most are not, and texts are short mostly and long sometimes.
 * Four times the text has twice the words, as it does where people write, so that words which
 * hardly anyone says are there however many issues there are.
 */
public final class Generate {
  private static final String[] SYLLABLES = {
    "ba", "cor", "den", "fi", "gal", "hu", "jo", "kan", "lum", "mer", "no", "pri", "qua", "ros",
    "sti", "tor", "ul", "ven", "wor", "zi"
  };
  private static final int PROJECTS = 200;
  private static final int PEOPLE = 2_000;
  private static final int LABELS = 300;
  private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");
  private static final long SPAN_SECONDS = 6L * 365 * 24 * 3600;

  private final PrintWriter out;
  private final int issues;
  private final long seed;
  private final int words;

  private Generate(PrintWriter out, int issues, long seed) {
    this.out = out;
    this.issues = issues;
    this.seed = seed;
    this.words = (int) (500 * Math.sqrt(issues));
  }

  public static void main(String[] arguments) throws IOException {
    var writer = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
    try (var out = new PrintWriter(new BufferedWriter(writer, 1 << 16))) {
      var generate =
          new Generate(out, Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]));
      switch (arguments[0]) {
        case "users" -> generate.users();
        case "projects" -> generate.projects();
        case "labels" -> generate.labels();
        default -> generate.ofIssues(arguments[0]);
      }
    }
  }

  private void users() {
    for (int id = 1; id <= PEOPLE; id++) {
      row("person" + id, "Person " + id, "developer", BEGIN, BEGIN);
    }
  }

  private void projects() {
    for (int id = 1; id <= PROJECTS; id++) {
      row("P" + id, "Project " + id, BEGIN, BEGIN);
    }
  }

  private void labels() {
    for (int id = 1; id <= LABELS; id++) {
      row("label-" + id, "label-" + id, "#%06x".formatted(id * 54_321 & 0xffffff), BEGIN);
    }
  }

  private void ofIssues(String table) {
    if (table.equals("csv")) {
      out.print(
          "title,description,status,priority,due_date,external_id,assignee,reporter,project,");
      out.print("labels,created_at,resolved_at,closed_at\n");
    }
    for (int id = 1; id <= issues; id++) {
      var issue = new Issue(id);
      switch (table) {
        case "issues" -> issue.itself();
        case "issue_keys" -> row(issue.project, id, id);
        case "issue_labels" -> issue.labels();
        case "issue_activity" -> row(id, issue.comments, 0, issue.updated.plusSeconds(60));
        case "comments" -> issue.comments();
        case "events" -> issue.events();
        case "csv" -> issue.csv();
        default -> throw new IllegalArgumentException(table);
      }
    }
  }

  /** Everything about one issue follows from its number, whichever table is being written. */
  private final class Issue {
    private final int id;
    private final SplittableRandom chance;
    private final long project;
    private final long assignee;
    private final long reporter;
    private final String status;
    private final int priority;
    private final Instant created;
    private final Instant updated;
    private final Instant resolved;
    private final int comments;

    private Issue(int id) {
      this.id = id;
      chance = new SplittableRandom(seed * 1_000_003L + id);
      project = 2 + skewed(PROJECTS, 3);
      assignee = chance.nextInt(10) < 3 ? 0 : 2 + skewed(PEOPLE, 3);
      reporter = 2 + skewed(PEOPLE, 2);
      int fate = chance.nextInt(100);
      status = fate < 60 ? "closed" : fate < 75 ? "resolved" : fate < 95 ? "open" : "in_progress";
      int weight = chance.nextInt(100);
      priority = weight < 30 ? 0 : weight < 80 ? 1 : weight < 97 ? 2 : 3;
      created = BEGIN.plusSeconds((long) ((double) id / issues * SPAN_SECONDS));
      var took = (long) (3600 * Math.exp(chance.nextDouble() * 8));
      resolved = fate < 75 ? created.plusSeconds(took) : null;
      updated = created.plusSeconds(took);
      comments = (int) (5 * chance.nextDouble());
    }

    private int skewed(int most, int power) {
      return (int) (most * Math.pow(chance.nextDouble(), power));
    }

    private void itself() {
      var closed = status.equals("closed") ? resolved : null;
      row(
          id,
          project,
          id,
          2,
          text(3 + chance.nextInt(8)),
          text(length()),
          status,
          priority,
          chance.nextInt(5) == 0
              ? created.plusSeconds(40L * 86_400).toString().substring(0, 10)
              : null,
          chance.nextInt(4) == 0 ? "EXT-" + id : null,
          assignee == 0 ? null : assignee,
          reporter,
          created,
          updated,
          resolved,
          closed);
    }

    /** The same as a file for an import. */
    private void csv() {
      var labels = new TreeSet<String>();
      for (int at = chance.nextInt(4); at > 0; at--) {
        labels.add("label-" + (1 + skewed(LABELS, 3)));
      }
      cells(
          text(3 + chance.nextInt(8)),
          text(length()),
          status,
          new String[] {"low", "medium", "high", "critical"}[priority],
          chance.nextInt(5) == 0
              ? created.plusSeconds(40L * 86_400).toString().substring(0, 10)
              : "",
          chance.nextInt(4) == 0 ? "EXT-" + id : "",
          assignee == 0 ? "" : "person" + (assignee - 1),
          "person" + (reporter - 1),
          "P" + (project - 1),
          "\"" + String.join(",", labels) + "\"",
          created,
          resolved == null ? "" : resolved,
          status.equals("closed") ? resolved : "");
    }

    private int length() {
      return (int) Math.min(2_000, 8 * Math.exp(chance.nextDouble() * 3.5));
    }

    private String text(int length) {
      var text = new StringBuilder();
      for (int at = 0; at < length; at++) {
        // By rank, so that a word twice as far down the list is about half as frequent.
        int rank = (int) Math.pow(words, chance.nextDouble());
        text.append(at == 0 ? "" : " ").append(word(rank));
      }
      return text.toString();
    }

    private void labels() {
      var labels = new TreeSet<Integer>();
      for (int at = chance.nextInt(4); at > 0; at--) {
        labels.add(1 + skewed(LABELS, 3));
      }
      labels.forEach(label -> row(id, label, created));
    }

    private void comments() {
      for (int at = 0; at < comments; at++) {
        row(id, 1, text(length()), 2 + skewed(PEOPLE, 2), updated.plusSeconds(60));
      }
    }

    private void events() {
      row(
          id,
          project,
          1,
          "created",
          reporter,
          created,
          created,
          "{\"status\": \"open\", \"priority\": \"medium\"}");
      row(
          id,
          project,
          2,
          status.equals("open") ? "priority_changed" : "status_changed",
          reporter,
          updated,
          updated,
          status.equals("open")
              ? "{\"from\": \"low\", \"to\": \"medium\"}"
              : "{\"from\": \"open\", \"to\": \"" + status + "\"}");
    }
  }

  private static String word(int rank) {
    var word = new StringBuilder();
    int rest = rank * 7 + 11;
    do {
      word.append(SYLLABLES[rest % SYLLABLES.length]);
      rest /= SYLLABLES.length;
    } while (rest > 0);
    return word.toString();
  }

  private void cells(Object... cells) {
    for (int at = 0; at < cells.length; at++) {
      out.print(at == 0 ? "" : ",");
      out.print(cells[at]);
    }
    out.print('\n');
  }

  private void row(Object... cells) {
    for (int at = 0; at < cells.length; at++) {
      out.print(at == 0 ? "" : "\t");
      out.print(cells[at] == null ? "\\N" : cells[at]);
    }
    out.print('\n');
  }
}
