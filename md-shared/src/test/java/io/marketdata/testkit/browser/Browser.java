package io.marketdata.testkit.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium with a profile of its own. Not thread-safe. */
public final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Opens one; where this machine has none, the test that asks is skipped. */
  public static Browser openOrSkip() {
    Optional<Path> browser = Programs.browser();
    Optional<Path> program = Programs.driver();
    Assumptions.assumeTrue(
        browser.isPresent() && program.isPresent(),
        "no Chromium with its chromedriver: install them or set CHROMIUM and CHROMEDRIVER");
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program.orElseThrow().toFile())
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options(browser.orElseThrow())));
  }

  /** Runs a script in every page from now on, before the page's own. */
  public void prepare(String script) {
    driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
  }

  /** Opens an address; scripts may still be loading when it returns. */
  public void visit(String address) {
    driver.get(address);
  }

  /** Sets what the page sees as its size, and whether the reader likes it dark. */
  public void look(int width, int height, boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    Map<String, String> scheme =
        Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
  }

  /** The value of an expression, as text. */
  public String valueOf(String expression) {
    return String.valueOf(run("return " + expression));
  }

  /** Whether an expression is true. */
  public boolean holds(String expression) {
    return Boolean.TRUE.equals(run("return Boolean(" + expression + ")"));
  }

  /** Runs statements. */
  public Object run(String statements) {
    return ((JavascriptExecutor) driver).executeScript(statements);
  }

  /** Types text and keys into the element that has the focus. */
  public void type(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /** Everything that the console has complained of since the last question. */
  public List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::toString)
        .toList();
  }

  /** Keeps a picture of what is shown now. */
  public void picture(Path target) throws IOException {
    Files.createDirectories(target.toAbsolutePath().getParent());
    Files.write(target, driver.getScreenshotAs(OutputType.BYTES));
  }

  /** How long something in a browser may take before a test gives up. */
  public static Duration patience() {
    return PATIENCE;
  }

  @Override
  public void close() {
    driver.quit();
  }

  private static ChromeOptions options(Path browser) {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.toFile());
    options.setCapability("goog:loggingPrefs", logs);
    // in containers: no user namespaces for a sandbox, and little shared memory
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu");
    options.addArguments("--no-first-run", "--disable-background-networking", "--no-proxy-server");
    return options;
  }
}
