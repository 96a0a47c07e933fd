/** What an embedder writes: plain Java with a main, over the two inner rings and nothing else. */
package dev.issuetracker.application.example;
