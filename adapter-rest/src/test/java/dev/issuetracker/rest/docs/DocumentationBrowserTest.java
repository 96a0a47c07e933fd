package dev.issuetracker.rest.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.elementToBeClickable;
import static org.openqa.selenium.support.ui.ExpectedConditions.visibilityOfElementLocated;

import dev.issuetracker.rest.Browser;
import dev.issuetracker.rest.WireServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** In a browser that can resolve no name; pictures of the pages are left in {@code target}. */
class DocumentationBrowserTest {
  private static final Pattern SENT =
      Pattern.compile(
          "\"method\":\"Network.requestWillBeSent\".*?\"request\":\\{.*?\"url\":\"([^\"]+)");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final WireServer server = WireServer.with(Map.of());
  private ChromeDriver browser;

  @BeforeEach
  void start(@TempDir Path profile) {
    browser = Browser.open(profile);
  }

  @AfterEach
  void stop() {
    browser.quit();
    server.close();
  }

  @Test
  void swaggerUiShowsTheOperationsAndSendsTheToken() throws IOException {
    open("/docs");
    seen(By.id("operations-Operation-getHealth"));
    seen(By.id("operations-Operation-getMetrics"));
    picture("docs");

    click(".btn.authorize");
    seen(By.cssSelector(".auth-container input")).sendKeys("trk_sample");
    click(".auth-btn-wrapper .authorize");
    click(".auth-btn-wrapper .btn-done");
    click("#operations-Operation-getMetrics .opblock-summary-control");
    click("#operations-Operation-getMetrics .try-out__btn");
    click("#operations-Operation-getMetrics .execute");

    assertThat(seen(By.cssSelector("#operations-Operation-getMetrics .curl-command")).getText())
        .contains("Authorization: Bearer trk_sample");
    assertThat(
            seen(By.cssSelector("#operations-Operation-getMetrics .live-responses-table"))
                .getText())
        .contains("jvm_memory_used_bytes");
    picture("docs-authorized");
    nothingWasRefusedOrSentElsewhere();
  }

  @Test
  void redocShowsTheOperationsAndFindsThem() throws IOException {
    open("/redoc");
    seen(By.xpath("//h2[contains(., 'Metrics for Prometheus')]"));
    seen(By.xpath("//h2[contains(., 'Whether the process is alive')]"));
    picture("redoc");

    seen(By.cssSelector("input[type=text]")).sendKeys("Prometheus");
    seen(By.cssSelector("[data-role='search:results'] li"));
    picture("redoc-search");
    nothingWasRefusedOrSentElsewhere();
  }

  private void open(String path) {
    browser.get(server.uri(path).toString());
  }

  private org.openqa.selenium.WebElement seen(By what) {
    return new WebDriverWait(browser, PATIENCE).until(visibilityOfElementLocated(what));
  }

  private void click(String selector) {
    var element =
        new WebDriverWait(browser, PATIENCE).until(elementToBeClickable(By.cssSelector(selector)));
    browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
    element.click();
  }

  private void nothingWasRefusedOrSentElsewhere() {
    assertThat(logged(LogType.BROWSER))
        .filteredOn(entry -> entry.getLevel().equals(Level.SEVERE))
        .isEmpty();
    assertThat(logged(LogType.PERFORMANCE))
        .map(entry -> SENT.matcher(entry.getMessage()))
        .filteredOn(java.util.regex.Matcher::find)
        .map(match -> match.group(1))
        .hasSizeGreaterThan(3)
        .allMatch(
            url ->
                url.matches(
                    "(http://127\\.0\\.0\\.1:\\d+/|data:|blob:|chrome:|chrome-untrusted:).*"));
  }

  private List<LogEntry> logged(String type) {
    return browser.manage().logs().get(type).getAll();
  }

  private void picture(String name) throws IOException {
    Files.write(
        Files.createDirectories(Path.of("target/pages")).resolve(name + ".png"),
        browser.getScreenshotAs(OutputType.BYTES));
  }
}
