"""Making a collection: an order is carried out part by part, by as many workers as there are.

:mod:`.orders` sees to the folder and brings together what the parts say; :mod:`.driving` goes over
the parts, some ahead of the workers (:mod:`.ahead`); a worker does :mod:`.work`, which imports
nothing of what drives it: it gathers a part's numbers (:mod:`.gathering`) and writes its files
(:mod:`.writing`).
"""
