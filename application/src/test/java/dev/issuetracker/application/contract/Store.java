package dev.issuetracker.application.contract;

import dev.issuetracker.application.Ports;

/**
 * What the contracts are held against. Whoever has adapters of his own says once where they come
 * from:
 *
 * <pre>{@code
 * interface MyStore extends Store {
 *   @Override
 *   default Ports ports() {
 *     return MyAdapters.open();
 *   }
 * }
 *
 * final class MyLabelRepositoryTest extends LabelRepositoryContract implements MyStore {}
 * }</pre>
 */
public interface Store {

  /**
   * The ports, asked for once before every test. The store behind them may be shared by many tests:
   * every test brings people, projects and labels of its own.
   */
  Ports ports();
}
