package dev.issuetracker.rest.answer;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/** How many bytes of long answers are kept for the repeats of one person: half a gigabyte. */
@ConfigurationProperties("tracker.kept-answers")
record KeptAnswersSettings(@Bindable(defaultValue = "536870912") long most) {}
