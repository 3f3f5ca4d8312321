def test_sample(scrubber_record, scrubber_snapshot):
    """Every file of samples/ becomes the record that lies in samples/records."""
    assert scrubber_record == scrubber_snapshot
