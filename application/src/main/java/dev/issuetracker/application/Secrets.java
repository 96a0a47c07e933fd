package dev.issuetracker.application;

/**
 * Keys of the tracker's own, made at random once and then the same on every server: for cursors and
 * for digests. Safe for many threads at once.
 */
public interface Secrets {

  /** 32 bytes, different for every purpose. */
  byte[] secret(String purpose);
}
