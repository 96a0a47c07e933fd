package dev.issuetracker.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaRangesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text/event-stream                                | true
          application/xml, text/event-stream;q=0.5         | true
          text/event-stream, */*;q=0.1                     | true
          text/event-stream, application/json              | true
          application/json;q=0.4, text/event-stream;q=0.5  | true
          application/json                                 | false
          */*                                              | false
          application/json, text/event-stream              | false
          text/event-stream;q=0.4, */*;q=0.5               | false
          text/event-stream;q=0                            | false
          text/event-stream;q=0, */*                       | false
          application/json;q=0, text/event-stream;q=0      | false
          """)
  void theTypeThatWeighsMoreIsAnswered(String accept, boolean stream) {
    var request = HttpRequest.GET("/").header("Accept", accept);

    assertThat(
            MediaRanges.prefers(
                request, MediaType.TEXT_EVENT_STREAM_TYPE, MediaType.APPLICATION_JSON_TYPE))
        .isEqualTo(stream);
  }
}
