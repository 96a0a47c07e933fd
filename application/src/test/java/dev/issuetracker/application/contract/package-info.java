/**
 * What every adapter of a driven port must keep, as tests. Whoever writes adapters extends each
 * contract with a class that says where the ports come from.
 */
package dev.issuetracker.application.contract;
