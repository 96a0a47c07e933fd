package dev.issuetracker.rest;

import java.io.File;
import java.nio.file.Path;
import java.util.logging.Level;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, which can resolve no name. */
public final class Browser {

  private Browser() {}

  /**
   * @param profile an empty folder
   */
  public static ChromeDriver open(Path profile) {
    var logs = new LoggingPreferences();
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    logs.enable(LogType.BROWSER, Level.ALL);
    var options = new ChromeOptions();
    options.setBinary(System.getProperty("test.chromium", "/usr/bin/chromium"));
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--user-data-dir=" + profile);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    var driver = System.getProperty("test.chromedriver", "/usr/bin/chromedriver");
    var browser =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(new File(driver)).build(),
            options);
    browser.manage().window().setSize(new Dimension(1400, 1600));
    return browser;
  }
}
