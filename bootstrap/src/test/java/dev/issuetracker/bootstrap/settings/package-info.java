/** Settings, read from maps instead of the environment. */
package dev.issuetracker.bootstrap.settings;
